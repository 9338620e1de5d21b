import { describe, expect, it } from 'vitest';

import { turnsDuring } from '../../testing/loop-turns.js';
import { readContactsFile } from './contacts-file.js';

describe('a file of contacts', () => {
  it('names one on each line, with or without titles', async () => {
    const contacts = [
      { name: 'Anna Meier', number: '+4930901820', note: 'Data centre' },
      { name: 'Ben', number: '+12025550123', note: null },
    ];
    const lines = 'Anna Meier,+49 (30) 901-820,Data centre\nBen,+12025550123\n';

    expect(await readContactsFile(lines)).toEqual({ contacts, problems: [] });
    expect(await readContactsFile(`Name,Number,Note\n${lines}`)).toEqual({
      contacts,
      problems: [],
    });
  });

  it('is told of each wrong line what is wrong with it', async () => {
    const { problems } = await readContactsFile(
      [
        'name;number',
        'Anna;030 901820',
        ';+4930901821',
        'Ben;+4930901822',
        'Carla;+49 30 901 822',
        'Dora;+4930901823;friend;since 2019',
      ].join('\r\n'),
    );

    expect(problems).toEqual([
      'Line 2: Write the number with its country code, such as +12025550123.',
      'Line 3: Give the contact a name of 1 to 80 characters.',
      'Line 5: This number stands on line 4 already.',
      'Line 6: A line has a name, a number and, if wanted, a note; put quotes around commas.',
    ]);
  });

  it('is told of the first wrong lines, and how many more there are', async () => {
    const { problems } = await readContactsFile('Anna,030\n'.repeat(30));

    expect(problems).toHaveLength(21);
    expect(problems.at(-1)).toBe('So it is with 10 more lines.');
  });

  it.each(['', '\n\n', 'name,number\n'])('%j holds none', async (file) => {
    expect((await readContactsFile(file)).problems).toEqual(['There is no contact in this file.']);
  });

  it('lets calls go on while a long one is read, and has an end', async () => {
    const lines = (count: number) =>
      Array.from({ length: count }, (_, index) => `Anna,+49309${String(10_000 + index)}\n`).join(
        '',
      );

    expect(await turnsDuring(readContactsFile(lines(5000)))).toBeGreaterThan(2);
    expect((await readContactsFile(lines(5001))).problems).toEqual([
      'A file holds at most 5,000 contacts: import it in parts.',
    ]);
  });
});
