import { PlainError, runCommand } from './run-command.js';

try {
  process.exitCode = await runCommand(process.argv.slice(2), process.env);
} catch (error) {
  if (!(error instanceof PlainError)) throw error;
  process.stderr.write(`ringdown: ${error.message}\n`);
  process.exitCode = 1;
}
