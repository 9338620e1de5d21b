import { describe, expect, it } from 'vitest';

import { answerOf, readPage } from './testing/worked-examples.js';

const { rules, examples } = readPage();

describe('docs/on-call-schedules.md', () => {
  it('works every rule out in an example', () => {
    expect(rules.length).toBeGreaterThan(25);
    expect(rules.filter((rule) => !examples.some(({ title }) => title === rule))).toEqual([]);
    expect(examples.filter(({ tables }) => tables.length === 0)).toEqual([]);
  });

  it.each(examples)('says of “$title” what the library says', ({ schedule, tables }) => {
    expect(tables.map((table) => answerOf(schedule, table))).toEqual(tables);
  });
});
