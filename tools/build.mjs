import { run } from './run.mjs';
import { installed, PlainError } from './workspace.mjs';

/** What runs the build of every project; Nx takes from its cache what has not changed. */
export const buildCommand = { program: 'nx', arguments: ['run-many', '-t', 'build'] };

/** Nx must neither leave a process behind nor draw on the terminal. */
export const buildEnvironment = { NX_DAEMON: 'false', NX_TUI: 'false', NX_NO_CLOUD: 'true' };

/** @param {import('./progress.mjs').Progress} progress */
export async function build(progress) {
  progress.step('Building');
  const { isOk, output } = await run(installed(buildCommand.program), buildCommand.arguments, {
    env: buildEnvironment,
  });
  progress.pause();
  if (isOk) return;
  process.stderr.write(output);
  throw new PlainError('the build failed; what it said is above.');
}
