import type { Focus } from './keys.ts';

const textTypes: ReadonlySet<string> = new Set([
  'checkbox',
  'radio',
  'button',
  'submit',
  'range',
  'file',
  'color',
]);

/** What has the focus, as far as keys care; null while a dialog or menu owns the keyboard. */
export const focusOf = (target: EventTarget | null): Focus | null => {
  if (!(target instanceof Element)) return 'page';
  if (target.closest('dialog, [role="dialog"], [role="menu"]')) return null;
  if (target instanceof HTMLElement && target.isContentEditable) return 'text';
  if (target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement) return 'text';
  if (target instanceof HTMLInputElement) return textTypes.has(target.type) ? 'control' : 'text';
  if (target.closest('[data-focus="candidates"]')) return 'candidates';
  return target.closest('button, a[href], summary') ? 'control' : 'page';
};
