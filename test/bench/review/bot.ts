import type { Page } from '@playwright/test';
import type { Shown } from './page-probe.ts';

/** What is right for a value: ids of the entries, none where the list lacks it; null where no label says. */
export type Answers = (value: string) => readonly string[] | null;

export type Play = {
  /** Keys pressed for each decision, in order, with whether its answer was among the first five. */
  readonly decisions: readonly {
    readonly value: string;
    readonly keys: number;
    readonly amongFive: boolean;
  }[];
  readonly unlabelled: number;
  /** Krithis freed so far, as the screen says, after each decision. */
  readonly freed: readonly number[];
};

/** Longer than any screen may take; then the bot says what it sees. */
const patienceMs = 20_000;

/**
 * Reviews as a person does who knows every answer: by keys alone, on what the screen shows.
 * Right candidate in view: its number. Not in view: `/`, letters until it is in view, Enter. No
 * such name in the list: `n`, Enter. No label: `u`.
 */
export const playReview = async (
  page: Page,
  answers: Answers,
  decisions: number,
  pauseMs: number,
): Promise<Play> => {
  const made: { value: string; keys: number; amongFive: boolean }[] = [];
  const freed: number[] = [];
  let unlabelled = 0;
  let keys = 0;
  const press = async (key: string): Promise<void> => {
    keys += 1;
    await page.keyboard.press(key);
  };

  const answer = async (shown: Shown): Promise<boolean> => {
    const right = answers(shown.value);
    if (right === null) {
      await press('u');
      return false;
    }
    if (right.length === 0) {
      await press('n');
      await page.waitForFunction(() => document.activeElement instanceof HTMLInputElement);
      await press('Enter');
      return false;
    }
    const at = shown.candidates.slice(0, 9).findIndex((id) => right.includes(id));
    if (at >= 0) {
      await press(String(at + 1));
      return at < 5;
    }
    await search(page, right, press);
    return false;
  };

  let shown = await next(page, null);
  while (shown !== null && made.length < decisions) {
    keys = 0;
    const { id, value } = shown;
    if (pauseMs > 0) await page.waitForTimeout(pauseMs);
    const amongFive = await answer(shown);
    if (answers(value) === null) unlabelled += 1;
    made.push({ value, keys, amongFive });
    freed.push(await freedNow(page));
    shown = made.length < decisions ? await next(page, id) : null;
  }
  return { decisions: made, unlabelled, freed };
};

/** Types the name that it knows, letter by letter, until the list of hits has it, goes there, and takes it. */
const search = async (
  page: Page,
  right: readonly string[],
  press: (key: string) => Promise<void>,
): Promise<void> => {
  const name = (right[0] ?? '').replace(/^raga:/u, '').replaceAll('-', ' ');
  await press('/');
  for (const letter of name) {
    await press(letter === ' ' ? 'Space' : letter);
    const at = await page
      .waitForFunction(
        (ids) => {
          const list = document.querySelector('.rv-results');
          if (list === null || list.getAttribute('aria-busy') === 'true') return null;
          const hits = [...list.querySelectorAll('[data-entity]')];
          return { at: hits.findIndex((hit) => ids.includes(hit.getAttribute('data-entity') ?? '')) };
        },
        right,
        { timeout: patienceMs },
      )
      .then(async (handle) => (await handle.jsonValue())?.at ?? -1);
    if (at < 0 || at > 2) continue;
    for (let down = 0; down < at; down += 1) await press('ArrowDown');
    await press('Enter');
    return;
  }
  throw new Error(`the search does not find ${right.join(' or ')} by "${name}"`);
};

const next = (page: Page, than: number | null): Promise<Shown | null> =>
  page.evaluate(([id, ms]) => window.benchProbe?.whenOther(id, ms) ?? null, [than, patienceMs] as const);

const freedNow = async (page: Page): Promise<number> => {
  const text = await page.locator('.rv-strip').textContent();
  return Number((/([\d,]+) of [\d,]+ krithis freed/u.exec(text ?? '')?.[1] ?? '0').replaceAll(',', ''));
};
