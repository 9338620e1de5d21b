import { readFileSync } from 'node:fs';

import { describe, expect, it } from 'vitest';

import { areas, memberRoles, roleTable } from './permissions.js';

const words = { write: 'change', read: 'see', none: '–' } as const;

/** The cells of every line of the table, without its rule. */
const [head, ...lines] = readFileSync(new URL('../../../docs/roles.md', import.meta.url), 'utf8')
  .split('\n')
  .filter((line) => line.startsWith('|') && !/^[|\s-]+$/.test(line))
  .map((line) =>
    line
      .slice(1, -1)
      .split('|')
      .map((cell) => cell.trim()),
  );

describe('docs/roles.md', () => {
  it('has a column for each role', () => {
    expect(head?.slice(1).map((title) => title.toLowerCase())).toEqual(memberRoles);
  });

  it('says of each area what the table says', () => {
    const documented = lines.map(([title = '', ...cells]) => [
      /\(`(.+)`\)$/.exec(title)?.[1],
      ...cells,
    ]);

    expect(documented).toEqual(
      areas.map((area) => [area, ...memberRoles.map((role) => words[roleTable[area][role]])]),
    );
  });
});
