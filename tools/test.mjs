// `npm test`: installs what is missing, runs every tier of the tests, or those named, and adds up.
import { existsSync, readFileSync, rmSync } from 'node:fs';

import { install } from './install.mjs';
import { Progress } from './progress.mjs';
import { interrupt, run } from './run.mjs';
import { tiers } from './tiers.mjs';
import { checkNode, installed, PlainError, report } from './workspace.mjs';

/** @typedef {import('./count.mjs').Count} Count */
/** @typedef {import('./tiers.mjs').Tier} Tier */

for (const signal of ['SIGINT', 'SIGTERM']) {
  process.on(signal, () => {
    interrupt();
    process.exit(130);
  });
}

const progress = new Progress();
const total = await runTests().catch((error) => {
  progress.pause();
  report(error);
  return { passed: 0, failed: 1 };
});
process.exitCode = total.failed === 0 ? 0 : 1;
process.stdout.write(`${inWords(total)}\n`);

/** @returns {Promise<Count>} */
async function runTests() {
  checkNode();
  const selected = select(process.argv.slice(2));
  await install(progress);

  /** @type {{ tier: Tier, count: Count, seconds: string }[]} */
  const results = [];
  let isBuilt = true;
  for (const tier of selected) {
    const startedAt = Date.now();
    process.stdout.write(`\n━━ ${tier.title} ━━\n`);
    /** @type {Count} */
    const count = tier.needsBuild && !isBuilt ? skipUnbuilt() : await runTier(tier);
    if (tier.name === 'build') isBuilt = count.failed === 0;
    const seconds = ((Date.now() - startedAt) / 1000).toFixed(1);
    results.push({ tier, count, seconds });
    process.stdout.write(`${inWords(count)} in ${seconds} s\n`);
  }

  process.stdout.write('\n━━ Summary ━━\n');
  for (const { tier, count, seconds } of results) {
    process.stdout.write(
      `${tier.title.padEnd(18)} ${`${seconds} s`.padStart(8)}   ${inWords(count)}\n`,
    );
  }
  return {
    passed: results.reduce((passed, { count }) => passed + count.passed, 0),
    failed: results.reduce((failed, { count }) => failed + count.failed, 0),
  };
}

/**
 * The named tiers, or all; those that need the build bring it along.
 *
 * @param {string[]} names
 */
function select(names) {
  const unknown = names.find((name) => tiers.every((tier) => tier.name !== name));
  if (unknown !== undefined) {
    const known = tiers.map((tier) => tier.name).join(', ');
    throw new PlainError(`there is no tier ${unknown}; the tiers are ${known}.`);
  }
  if (names.length === 0) return tiers;
  const needsBuild = tiers.some((tier) => names.includes(tier.name) && tier.needsBuild);
  return tiers.filter(({ name }) => names.includes(name) || (needsBuild && name === 'build'));
}

/**
 * @param {Tier} tier
 * @returns {Promise<Count>}
 */
async function runTier(tier) {
  if (tier.report !== undefined) rmSync(tier.report, { force: true });
  try {
    const prepared = await tier.prepare?.((text) => process.stdout.write(`${text}\n`));
    const env = { CI: 'true', ...tier.env, ...prepared };
    const { isOk } = await run(installed(tier.program), tier.arguments, { env, shows: true });
    return countTier(tier, isOk);
  } catch (error) {
    report(error);
    return { passed: 0, failed: 1 };
  }
}

/**
 * @param {Tier} tier
 * @param {boolean} isOk
 * @returns {Count}
 */
function countTier({ report: path, count }, isOk) {
  if (path === undefined || count === undefined)
    return { passed: isOk ? 1 : 0, failed: isOk ? 0 : 1 };
  if (!existsSync(path)) return { passed: 0, failed: 1 };
  const counted = count(JSON.parse(readFileSync(path, 'utf8')));
  // It may have failed for a reason that is no test's: an unhandled error, a set-up that broke, nothing to run.
  return !isOk && counted.failed === 0 ? { ...counted, failed: 1 } : counted;
}

/** @returns {Count} */
function skipUnbuilt() {
  report(new PlainError('not run, because the build failed.'));
  return { passed: 0, failed: 1 };
}

/** @param {Count} count */
function inWords({ passed, failed }) {
  return `${passed} passed, ${failed} failed`;
}
