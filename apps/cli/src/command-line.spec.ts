import { describe, expect, it } from 'vitest';

import { readCommand } from './command-line.js';
import { planInWords } from './plan-in-words.js';
import { readPlace } from './project-api.js';

describe('the command line', () => {
  it.each([
    ['plan hotline.yaml', { kind: 'plan', file: 'hotline.yaml', prune: false }],
    ['apply --prune -', { kind: 'apply', file: '-', prune: true }],
    ['export', { kind: 'export', file: undefined, format: 'yaml' }],
    ['export a.json', { kind: 'export', file: 'a.json', format: 'json' }],
    ['export --json', { kind: 'export', file: undefined, format: 'json' }],
    ['--help', { kind: 'help' }],
    ['', undefined],
    ['plan', undefined],
    ['plan a b', undefined],
    ['plan a --force', undefined],
    ['export --prune', undefined],
    ['delete a', undefined],
  ])('understands %j', (words, command) => {
    expect(readCommand(words.split(' ').filter(Boolean))).toEqual(command);
  });

  it('names every variable that is missing, and no value', () => {
    expect(() => readPlace({ RINGDOWN_URL: 'http://x', RINGDOWN_API_KEY: '' })).toThrow(
      'set RINGDOWN_API_KEY and RINGDOWN_PROJECT first.',
    );
  });

  it('shows a change field by field', () => {
    const fields = [
      { path: 'name', before: 'A', after: 'B' },
      { path: 'callSmsConfig', before: null, after: 'Ours' },
    ];
    const change = { act: 'change', kind: 'policy', name: 'desk', fields } as const;

    expect(planInWords([{ ...change, words: 'Changes the policy desk: name.' }])).toBe(
      'Changes the policy desk: name.\n  name: "A" → "B"\n  callSmsConfig: none → "Ours"\n',
    );
    expect(planInWords([])).toBe('The project is as the file says.\n');
  });
});
