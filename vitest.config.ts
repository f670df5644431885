import { defineConfig } from 'vitest/config';

/**
 * The lanes that run in Node; the browser's lane is playwright.config.ts. Limits only end what hangs:
 * no test measures speed, and a busy machine is slow.
 */
const lane = (name: string, include: string[], more: object = {}) => ({
  test: { name, include, expect: { poll: { timeout: 30_000 } }, ...more },
});

export default defineConfig({
  test: {
    projects: [
      lane('unit', ['test/unit/**/*.test.ts'], { testTimeout: 60_000, hookTimeout: 60_000 }),
      lane('property', ['test/property/**/*.test.ts'], { testTimeout: 120_000, hookTimeout: 60_000 }),
      lane('integration', ['test/integration/**/*.test.ts'], {
        globalSetup: ['test/support/postgres/global-setup.ts'],
        testTimeout: 60_000,
        hookTimeout: 60_000,
      }),
      lane('faults', ['test/faults/**/*.test.ts'], { testTimeout: 30_000, fileParallelism: false }),
      lane('host', ['test/host/**/*.test.ts'], {
        testTimeout: 60_000,
        hookTimeout: 60_000,
        fileParallelism: false,
      }),
      lane('package', ['test/package/**/*.test.ts'], { testTimeout: 120_000, hookTimeout: 120_000 }),
    ],
  },
});
