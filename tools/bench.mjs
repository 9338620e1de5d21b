import { build } from './build.mjs';
import { install } from './install.mjs';
import { Progress } from './progress.mjs';
import { run } from './run.mjs';
import { checkNode, installed, report } from './workspace.mjs';

/** `npm run bench`: installs and builds what is missing, then measures; `-- outcome` only compares outcomes. */
try {
  checkNode();
  const progress = new Progress();
  await install(progress);
  await build(progress);
  progress.pause();
  const parts = ['bench/outcome/main.ts'];
  if (!process.argv.includes('outcome')) parts.push('bench/main.ts');
  for (const part of parts) {
    const { isOk } = await run(installed('node'), [part], { shows: true });
    if (!isOk) process.exitCode = 1;
  }
} catch (error) {
  report(error);
  process.exitCode = 1;
}
