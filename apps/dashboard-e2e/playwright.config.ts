import { defineConfig } from '@playwright/test';

// Every test is right the first time or fails: no retries, and no patience beyond what a call takes.
export default defineConfig({
  globalSetup: './product/global-setup.ts',
  outputDir: '../../test-results/browser',
  workers: 2,
  retries: 0,
  timeout: 60_000,
  globalTimeout: 900_000,
  forbidOnly: process.env.CI !== undefined,
  reporter: 'list',
  expect: { timeout: 10_000 },
  use: {
    actionTimeout: 10_000,
    locale: 'en-GB',
    timezoneId: 'Europe/Berlin',
    // A trace costs a third of the time; to look into a failure, run its test with `--trace on`.
    trace: 'off',
    screenshot: 'only-on-failure',
    // What is still fading in has no contrast yet.
    contextOptions: { reducedMotion: 'reduce' },
    launchOptions: {
      executablePath: process.env.CHROMIUM_PATH ?? '/usr/bin/chromium',
      args: [
        '--no-sandbox',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
        '--no-first-run',
      ],
    },
  },
  projects: [
    // There is one caller, one hotline and one phone for each responder: one call at a time.
    { name: 'calls', testDir: 'calls', testMatch: '*.e2e.spec.ts', workers: 1 },
    { name: 'pages', testDir: 'pages', testMatch: '*.e2e.spec.ts' },
  ],
});
