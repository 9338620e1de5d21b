import { expect, it } from 'vitest';

import { initials, personColors } from './person-colors';

const ids = Array.from({ length: 10 }, (_, index) => `person ${index}`);

it('gives ten people ten colours, in whatever order they come', () => {
  const colors = personColors(ids);

  expect(new Set(colors.values()).size).toBe(10);
  expect(personColors(ids.toReversed())).toEqual(colors);
});

it('begins again when there are more people than colours', () => {
  expect(personColors([...ids, 'one more']).get('one more')).toBeDefined();
});

it.each([
  ['Alice Archer', 'AA'],
  ['Bob', 'B'],
  ['  Carol van der Chen ', 'CC'],
  ['😀 ok', '😀O'],
  ['', ''],
])('shortens “%s” to “%s”', (name, short) => {
  expect(initials(name)).toBe(short);
});
