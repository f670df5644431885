import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { type Page, chromium } from '@playwright/test';
import { generateManifest, startSite } from './site/index.ts';
import { chromiumFlags, chromiumPath } from './browser/chromium.ts';
import { cliJson, startApp } from './cli.ts';

/**
 * `npm run pictures -- FOLDER`: every screen, empty and full, at 1280x800 and 1920x1080, light and
 * dark, as PNG files into a folder, to be looked at. The data are made by the tests' own site.
 */
const { values: options, positionals } = parseArgs({
  allowPositionals: true,
  options: { only: { type: 'string' }, quick: { type: 'boolean', default: false } },
});
const [target = 'pictures'] = positionals;
mkdirSync(target, { recursive: true });
const folder = mkdtempSync(join(tmpdir(), 'krithi-desk-pictures-'));

const sizes = [
  { width: 1280, height: 800 },
  { width: 1920, height: 1080 },
] as const;
const schemes = ['light', 'dark'] as const;

type Shot = {
  readonly name: string;
  readonly path: string;
  readonly keys?: readonly string[];
  /** What takes it back, so that the next picture finds the same. */
  readonly back?: readonly string[];
};

const screens: readonly Shot[] = [
  { name: 'batches', path: '/batches' },
  { name: 'review', path: '/review' },
  { name: 'krithis', path: '/krithis' },
  { name: 'authority', path: '/authority' },
  { name: 'publish', path: '/publish' },
  { name: 'health', path: '/health' },
  { name: 'automation', path: '/health/automation' },
  { name: 'settings', path: '/settings' },
];

/** States of Review that a key opens. */
const reviewSheets: readonly Shot[] = [
  { name: 'review-decided', path: '/review', keys: ['1'], back: ['z'] },
  { name: 'review-create', path: '/review', keys: ['n'] },
  { name: 'review-search', path: '/review', keys: ['/', 'k', 'a', 'l'] },
  { name: 'review-unsure-note', path: '/review', keys: ['Shift+U'], back: ['Escape', 'z'] },
  { name: 'review-evidence', path: '/review', keys: ['e'] },
  { name: 'review-why', path: '/review', keys: ['d'] },
  { name: 'review-history', path: '/review', keys: ['h'] },
  { name: 'review-bulk', path: '/review', keys: ['b'] },
  { name: 'review-keys', path: '/review', keys: ['?'] },
  { name: 'review-script', path: '/review', keys: ['l', 'l', 'l', 'l'] },
  { name: 'krithi', path: '/krithis', keys: ['Enter'] },
  { name: 'palette', path: '/review', keys: ['Control+k'] },
];

const settle = async (page: Page): Promise<void> => {
  await page.waitForLoadState('networkidle');
  await page.waitForTimeout(700);
};

const take = async (page: Page, origin: string, shot: Shot, suffix: string): Promise<void> => {
  await page.goto(`${origin}${shot.path}`);
  await settle(page);
  for (const key of shot.keys ?? []) {
    await page.keyboard.press(key);
    await page.waitForTimeout(400);
  }
  if (shot.keys !== undefined) await settle(page);
  await page.screenshot({ path: join(target, `${shot.name}-${suffix}.png`) });
  for (const key of shot.back ?? []) {
    await page.keyboard.press(key);
    await page.waitForTimeout(400);
  }
};

const main = async (): Promise<void> => {
  const file = join(folder, 'songs.csv');
  writeFileSync(file, generateManifest(80, 11));
  const site = await startSite({ manifestFiles: [file], seed: 11 });
  const args = [
    '--data-dir',
    join(folder, 'data'),
    '--site-interval',
    '5',
    ...['thyagaraja-vaibhavam', 'syamakrishnavaibhavam', 'guru-guha'].flatMap((name) => [
      '--connect-to',
      `${name}.blogspot.com:80:127.0.0.1:${site.port}`,
    ]),
  ];
  const browser = await chromium.launch({ executablePath: await chromiumPath(), args: [...chromiumFlags] });
  const round = async (shots: readonly Shot[], state: string): Promise<void> => {
    const app = await startApp(args);
    const context = await browser.newContext({ locale: 'en-GB', timezoneId: 'Asia/Kolkata' });
    const page = await context.newPage();
    try {
      await page.goto(app.invite);
      for (const size of options.quick ? sizes.slice(0, 1) : sizes)
        for (const scheme of options.quick ? schemes.slice(0, 1) : schemes) {
          await page.setViewportSize(size);
          await page.emulateMedia({ colorScheme: scheme });
          for (const shot of shots) {
            if (options.only !== undefined && !shot.name.startsWith(options.only)) continue;
            await take(page, app.origin, shot, `${state}-${size.width}-${scheme}`);
          }
        }
    } finally {
      await context.close();
      await app.stop();
    }
  };
  try {
    await round(screens, 'empty');
    await cliJson(['import', file, ...args]);
    await round([...screens, ...reviewSheets], 'full');
  } finally {
    await browser.close();
    await site.close();
    rmSync(folder, { recursive: true, force: true });
  }
};

await main();
