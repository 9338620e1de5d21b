import { readFileSync, writeFileSync } from 'node:fs';

import { readCommand, usage, type Command } from './command-line.js';
import { planInWords } from './plan-in-words.js';
import { PlainError, ProjectApi, readPlace } from './project-api.js';

export { PlainError } from './project-api.js';

const standardInput = 0;

/**
 * Does what the words of a command line say.
 *
 * @returns the exit code.
 * @throws {PlainError} when it cannot be done.
 */
export async function runCommand(
  words: readonly string[],
  environment: Readonly<Record<string, string | undefined>>,
): Promise<number> {
  const command = readCommand(words);
  if (command === undefined) throw new PlainError(`this is no command.\n${usage}`);
  if (command.kind === 'help') {
    say(usage);
    return 0;
  }
  const api = new ProjectApi(readPlace(environment));
  return command.kind === 'export' ? exportTo(command, api) : planOrApply(command, api);
}

type CommandOf<Kind extends Command['kind']> = Extract<Command, { kind: Kind }>;

async function exportTo({ file, format }: CommandOf<'export'>, api: ProjectApi): Promise<number> {
  const text = await api.export(format);
  if (file === undefined || file === '-') say(text);
  else tryFile(file, () => writeFileSync(file, text));
  return 0;
}

async function planOrApply(
  { kind, file: name, prune }: CommandOf<'plan' | 'apply'>,
  api: ProjectApi,
): Promise<number> {
  const file = tryFile(name, () => readFileSync(name === '-' ? standardInput : name, 'utf8'));
  const { changes, planHash } = await api.plan({ file, prune });
  say(planInWords(changes));
  if (changes.length === 0) return 0;
  if (kind === 'plan') return 2;
  // Exactly what was just shown.
  await api.apply({ file, prune, planHash });
  say('Done.\n');
  return 0;
}

function tryFile<Result>(name: string, work: () => Result): Result {
  try {
    return work();
  } catch (error) {
    throw new PlainError(`${name}: ${(error as Error).message}.`);
  }
}

function say(text: string): void {
  process.stdout.write(text);
}
