import { parseArgs } from 'node:util';

/** What somebody at a terminal wants. */
export type Command =
  | { kind: 'plan' | 'apply'; file: string; prune: boolean }
  | { kind: 'export'; file: string | undefined; format: 'yaml' | 'json' }
  | { kind: 'help' };

export const usage = `Usage:
  ringdown plan FILE [--prune]     shows what would change; ends with 2 if anything would
  ringdown apply FILE [--prune]    shows it, and makes it so
  ringdown export [FILE] [--json]  writes the project's file, to the terminal unless a FILE is given

FILE is YAML or JSON; - is standard input. --prune deletes what a list of the file leaves out.
RINGDOWN_URL, RINGDOWN_API_KEY and RINGDOWN_PROJECT say where, by which key, and which project (its id).
Exit codes: 0 nothing to do, or done; 2 differences in a plan; 1 an error.
`;

/** @returns undefined when the words make no command. */
export function readCommand(words: readonly string[]): Command | undefined {
  try {
    const { values, positionals } = parseArgs({
      args: [...words],
      allowPositionals: true,
      options: {
        prune: { type: 'boolean', default: false },
        json: { type: 'boolean', default: false },
        help: { type: 'boolean', short: 'h', default: false },
      },
    });
    const [kind, file, ...more] = positionals;
    if (values.help || kind === 'help') return { kind: 'help' };
    if (more.length > 0) return undefined;
    if (kind === 'export' && !values.prune) {
      const isJson = values.json || file?.endsWith('.json') === true;
      return { kind, file, format: isJson ? 'json' : 'yaml' };
    }
    if ((kind === 'plan' || kind === 'apply') && file !== undefined && !values.json) {
      return { kind, file, prune: values.prune };
    }
    return undefined;
  } catch {
    return undefined;
  }
}
