import { type RefObject, useCallback, useEffect, useState } from 'react';

const fieldOf = (target: EventTarget | null): string | null =>
  target instanceof Element ? (target.closest('[data-field]')?.getAttribute('data-field') ?? null) : null;

const middle = (element: Element | null | undefined): void =>
  element?.scrollIntoView({ block: 'center', inline: 'nearest' });

/**
 * The field in question on both sides: whichever one is focused or pressed in the krithi is
 * shown on the page, and a mark on the page leads to its field.
 */
export const useActiveField = (left: RefObject<HTMLElement | null>, right: RefObject<HTMLElement | null>) => {
  const [active, setActive] = useState<string | null>(null);

  useEffect(() => {
    if (active !== null) middle(right.current?.querySelector(`mark[data-mark="${CSS.escape(active)}"]`));
  }, [active, right]);

  useEffect(() => {
    const follow = (event: Event): void => {
      const { target } = event;
      const field =
        target instanceof Node && left.current?.contains(target) === true ? fieldOf(target) : null;
      if (field !== null) setActive(field);
    };
    document.addEventListener('focusin', follow);
    document.addEventListener('click', follow);
    return () => {
      document.removeEventListener('focusin', follow);
      document.removeEventListener('click', follow);
    };
  }, [left]);

  const elementOf = useCallback(
    (field: string): HTMLElement | null =>
      left.current?.querySelector<HTMLElement>(`[data-field="${CSS.escape(field)}"]`) ?? null,
    [left],
  );
  /** Goes to a field of the krithi; the focus lands on the way to change it. */
  const goTo = useCallback(
    (field: string): void => {
      const element = elementOf(field);
      setActive(field);
      middle(element);
      // Never into a list of choices: it would take the next key as a choice.
      (element?.querySelector<HTMLElement>('.kr-edit') ?? element)?.focus({ preventScroll: true });
    },
    [elementOf],
  );
  /** Goes to the next or previous field, around the ends. */
  const step = useCallback(
    (by: 1 | -1): void => {
      const fields = [...(left.current?.querySelectorAll('[data-field]') ?? [])].map(
        (element) => element.getAttribute('data-field') ?? '',
      );
      if (fields.length === 0) return;
      const at = active === null ? -1 : fields.indexOf(active);
      const next = at < 0 ? (by > 0 ? 0 : fields.length - 1) : (at + by + fields.length) % fields.length;
      goTo(fields[next] ?? '');
    },
    [active, goTo, left],
  );
  /** Opens the field in question, or the first one, for changing. */
  const edit = useCallback((): void => {
    const element = elementOf(active ?? 'title');
    element?.querySelector<HTMLElement>('button.kr-edit')?.click();
    element?.querySelector<HTMLElement>('select')?.focus();
  }, [active, elementOf]);

  return {
    active,
    goTo,
    step,
    edit,
    clear: (): void => setActive(null),
  };
};
