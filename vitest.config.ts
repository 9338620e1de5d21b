import { defineConfig } from 'vitest/config';

/** Starts the one PostgreSQL whose template every test database is copied from. */
const postgresServer = 'apps/api/src/testing/postgres-server.ts';

// One project a tier, so that `npm test` can run and count them apart. See CONTRIBUTING.md, "Tests". Where files are not
// isolated they share what they import, which saves a third of the time: nothing in a module may outlive its test.
export default defineConfig({
  // Not in node_modules, which npm ci removes whoever is using it.
  cacheDir: '.nx/vitest',
  resolve: { conditions: ['@ringdown/source'] },
  ssr: { resolve: { conditions: ['@ringdown/source'] } },
  test: {
    maxWorkers: 2,
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          isolate: false,
          include: [
            'libs/**/src/**/*.spec.ts',
            'apps/{api,cli,twilio-sandbox}/src/**/*.spec.ts',
            'bench/**/*.spec.ts',
          ],
          exclude: ['**/*.db.spec.ts', '**/node_modules/**'],
          // Properties are tried a hundred times, also on a machine that is busy.
          testTimeout: 20_000,
        },
      },
      {
        extends: true,
        test: {
          name: 'dashboard',
          environment: 'jsdom',
          setupFiles: 'apps/dashboard/src/testing/browser-stand-ins.ts',
          // A form that is filled in key by key takes a second, and several on a machine that is busy.
          testTimeout: 20_000,
          include: ['apps/dashboard/src/**/*.spec.{ts,tsx}'],
        },
      },
      {
        extends: true,
        test: {
          name: 'database',
          isolate: false,
          include: ['apps/**/*.db.spec.ts'],
          globalSetup: postgresServer,
          testTimeout: 30_000,
          hookTimeout: 60_000,
        },
      },
      {
        extends: true,
        test: {
          name: 'acceptance',
          include: ['apps/api/acceptance/**/*.spec.ts'],
          globalSetup: postgresServer,
          testTimeout: 120_000,
          hookTimeout: 120_000,
        },
      },
    ],
  },
});
