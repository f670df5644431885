import { defineConfig } from '@playwright/test';
import { chromiumFlags, chromiumPath } from './test/support/browser/chromium.ts';

/** The browser's lane: the built renderer in real Chromium, over the real host and the real engine. */
export default defineConfig({
  testDir: 'test/e2e',
  // Without the paths of the other one: they lead to types, which the runner would load as code.
  tsconfig: 'test/support/browser/tsconfig.playwright.json',
  workers: 1,
  timeout: 120_000,
  // On a busy machine a browser can lose a press. What needs a second try is printed as flaky, with its trace.
  retries: 1,
  expect: { timeout: 15_000 },
  reporter: [['list']],
  outputDir: 'node_modules/.cache/krithi-desk/e2e',
  forbidOnly: process.env['CI'] !== undefined,
  use: {
    viewport: { width: 1440, height: 900 },
    locale: 'en-GB',
    timezoneId: 'Asia/Kolkata',
    screenshot: 'only-on-failure',
    trace: 'on-first-retry',
    launchOptions: { executablePath: await chromiumPath(), args: [...chromiumFlags] },
  },
});
