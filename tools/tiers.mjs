import { mkdirSync } from 'node:fs';
import { join } from 'node:path';

import { buildCommand, buildEnvironment } from './build.mjs';
import { findOrInstallChromium } from './chromium.mjs';
import { countPlaywright, countVitest } from './count.mjs';
import { root } from './workspace.mjs';

/**
 * @typedef {object} Tier
 * @property {string} name what `npm test -- <name>` calls it
 * @property {string} title
 * @property {string} program
 * @property {string[]} arguments
 * @property {Record<string, string>} [env]
 * @property {string} [report] where it writes its result; a tier without one counts as one test
 * @property {(report: unknown) => import('./count.mjs').Count} [count]
 * @property {boolean} [needsBuild]
 * @property {(say: (text: string) => void) => Promise<Record<string, string>>} [prepare] gives more environment
 */

const reports = join(root, 'test-results', 'tiers');
mkdirSync(reports, { recursive: true });

/** @param {string} name */
function reportOf(name) {
  return join(reports, `${name}.json`);
}

/**
 * @param {string} name
 * @param {string} title
 * @param {string[]} projects
 * @returns {Tier}
 */
function vitest(name, title, projects) {
  const report = reportOf(name);
  const selected = projects.flatMap((project) => ['--project', project]);
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile=${report}`];
  return {
    name,
    title,
    program: 'vitest',
    arguments: ['run', ...selected, ...reporters],
    report,
    count: countVitest,
  };
}

/** Every tier of the tests, quickest first. @type {Tier[]} */
export const tiers = [
  { name: 'format', title: 'Format', program: 'prettier', arguments: ['--check', '.'] },
  // Before lint: Nx's boundaries are checked over the graph of projects that building leaves behind.
  { name: 'build', title: 'Build', ...buildCommand, env: buildEnvironment },
  { name: 'lint', title: 'Lint', program: 'eslint', arguments: ['.', '--max-warnings', '0'] },
  { name: 'types', title: 'Types', program: 'tsc', arguments: ['-b'] },
  { name: 'dead-code', title: 'Dead code', program: 'knip', arguments: [] },
  vitest('unit', 'Unit tests', ['unit', 'dashboard']),
  vitest('database', 'Database tests', ['database']),
  { ...vitest('acceptance', 'Acceptance tests', ['acceptance']), needsBuild: true },
  {
    name: 'browser',
    title: 'Browser tests',
    program: 'playwright',
    arguments: ['test', '-c', 'apps/dashboard-e2e/playwright.config.ts', '--reporter=list,json'],
    env: { PLAYWRIGHT_JSON_OUTPUT_FILE: reportOf('browser') },
    report: reportOf('browser'),
    count: countPlaywright,
    needsBuild: true,
    prepare: async (say) => ({ CHROMIUM_PATH: await findOrInstallChromium(say) }),
  },
];
