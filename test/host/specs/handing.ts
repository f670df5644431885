import type { Page } from '@playwright/test';

type Staged = { readonly handle: string; readonly name: string; readonly size: number };
type Desk = { readonly stageFile: (file: unknown) => Promise<Staged> };
/** What the functions that run in the page find there. */
declare const krithiDesk: Desk;
type Input = { type: string; id: string; readonly files: ArrayLike<unknown> };
declare const document: {
  readonly createElement: (tag: 'input') => Input;
  readonly body: {
    readonly append: (node: Input) => void;
    readonly dispatchEvent: (event: object) => boolean;
  };
  readonly querySelector: (selector: string) => Input | null;
};
declare const DataTransfer: new () => { readonly items: { readonly add: (file: unknown) => void } };
declare const DragEvent: new (type: string, init: object) => object;

/** Chooses a file of this machine in an input that the page gets for it. */
const stageInput = async (page: Page, path: string): Promise<void> => {
  await page.evaluate(() => {
    if (document.querySelector('#spec-file') !== null) return;
    const input = document.createElement('input');
    input.type = 'file';
    input.id = 'spec-file';
    document.body.append(input);
  });
  await page.setInputFiles('#spec-file', path);
};

/** Stages a file of this machine through the preload. */
export const stageFrom = async (page: Page, path: string): Promise<Staged> => {
  await stageInput(page, path);
  return page.evaluate(() => krithiDesk.stageFile(document.querySelector('#spec-file')?.files[0]));
};

/** What the preload rejects with for a file of such a name that the page made itself. */
export const refusalOf = (page: Page, name: string): Promise<unknown> =>
  page.evaluate((of) => krithiDesk.stageFile(new File(['a'], of)).catch((thrown: unknown) => thrown), name);

/** Drops a file of this machine on the window, as a person does. */
export const dropOn = async (page: Page, path: string): Promise<void> => {
  await stageInput(page, path);
  await page.evaluate(() => {
    const moved = new DataTransfer();
    moved.items.add(document.querySelector('#spec-file')?.files[0]);
    for (const type of ['dragenter', 'dragover', 'drop']) {
      document.body.dispatchEvent(
        new DragEvent(type, { dataTransfer: moved, bubbles: true, cancelable: true }),
      );
    }
  });
};
