import { defineConfig } from 'vitest/config';

// One project a tier, so that `npm test` can run and count them apart. See CONTRIBUTING.md, "Tests".
export default defineConfig({
  resolve: { conditions: ['@ringdown/source'] },
  ssr: { resolve: { conditions: ['@ringdown/source'] } },
  test: {
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          include: ['libs/**/src/**/*.spec.ts', 'apps/{api,twilio-sandbox}/src/**/*.spec.ts'],
          exclude: ['**/*.db.spec.ts', '**/node_modules/**'],
        },
      },
    ],
  },
});
