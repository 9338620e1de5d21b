import { build } from './build.mjs';
import { install } from './install.mjs';
import { Progress } from './progress.mjs';
import { run } from './run.mjs';
import { checkNode, installed, report } from './workspace.mjs';

/** `npm run bench`: installs and builds what is missing, then measures. */
try {
  checkNode();
  const progress = new Progress();
  await install(progress);
  await build(progress);
  progress.pause();
  const { isOk } = await run(installed('node'), ['bench/main.ts'], { shows: true });
  process.exitCode = isOk ? 0 : 1;
} catch (error) {
  report(error);
  process.exitCode = 1;
}
