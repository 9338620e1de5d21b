import { build } from './build.mjs';
import { install } from './install.mjs';
import { Progress } from './progress.mjs';
import { run } from './run.mjs';
import { checkNode, installed, report } from './workspace.mjs';

/** The parts, each by its own name; without a name all but the record run, which takes minutes to fill. */
const parts = {
  outcome: 'bench/outcome/main.ts',
  load: 'bench/main.ts',
  record: 'bench/record/main.ts',
};

/** `npm run bench`: installs and builds what is missing, then measures; `-- outcome`, say, only compares outcomes. */
try {
  checkNode();
  const progress = new Progress();
  await install(progress);
  await build(progress);
  progress.pause();
  const named = Object.keys(parts).filter((name) => process.argv.includes(name));
  for (const part of named.length > 0 ? named : ['outcome', 'load']) {
    const { isOk } = await run(installed('node'), [parts[part]], { shows: true });
    if (!isOk) process.exitCode = 1;
  }
} catch (error) {
  report(error);
  process.exitCode = 1;
}
