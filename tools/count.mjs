/** @typedef {{ passed: number, failed: number }} Count */

/**
 * @param {unknown} report of Vitest's JSON reporter
 * @returns {Count}
 */
export function countVitest(report) {
  const { numPassedTests, numFailedTests, testResults } =
    /** @type {{ numPassedTests: number, numFailedTests: number, testResults: { status: string, assertionResults: unknown[] }[] }} */ (
      report
    );
  // A file that does not even load has no tests that could fail.
  const unloadable = testResults.filter(
    ({ status, assertionResults }) => status === 'failed' && assertionResults.length === 0,
  );
  return { passed: numPassedTests, failed: numFailedTests + unloadable.length };
}

/**
 * @param {unknown} report of Playwright's JSON reporter
 * @returns {Count}
 */
export function countPlaywright(report) {
  const { stats } =
    /** @type {{ stats: { expected: number, unexpected: number, flaky: number } }} */ (report);
  // One that passes only at the second try is a race somebody has to mend.
  return { passed: stats.expected, failed: stats.unexpected + stats.flaky };
}
