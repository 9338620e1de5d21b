import { describe, expect, it } from 'vitest';
import fc from 'fast-check';

import { csvRow } from './csv-row.js';
import { readCsv } from './read-csv.js';

const fieldsOf = (file: string) => [...readCsv(file)].map(({ fields }) => fields);

describe('a CSV file', () => {
  it.each([
    [
      'a,b\r\nc,d\r\n',
      [
        ['a', 'b'],
        ['c', 'd'],
      ],
    ],
    [
      'a;b\nc;"d, e"',
      [
        ['a', 'b'],
        ['c', 'd, e'],
      ],
    ],
    [
      'a\tb\rc\td',
      [
        ['a', 'b'],
        ['c', 'd'],
      ],
    ],
    ['\uFEFFa, b ,\n', [['a', 'b', '']]],
    ['"a ""b""","c\nd"', [['a "b"', 'c\nd']]],
    ["'+1,'=x", [['+1', '=x']]],
    ['"never closed,\nat all', [['never closed,\nat all']]],
    ['', []],
    ['\n ,\n\n', []],
  ])('%j is read', (file, rows) => {
    expect(fieldsOf(file)).toEqual(rows);
  });

  it('tells on which line each row begins', () => {
    expect([...readCsv('a,b\n\n"c\r\nd",e\nf,g')].map(({ line }) => line)).toEqual([1, 3, 5]);
  });

  it('gives back what was written', () => {
    // A space at the end of a field, and an apostrophe before what could be run, are nobody's text.
    const text = fc.string().filter((each) => each === each.trim() && !/^'[=+\-@]/.test(each));
    const rows = fc.array(fc.tuple(fc.constant('a'), fc.constant('b'), text));
    fc.assert(
      fc.property(rows, (written) => {
        expect(fieldsOf(`a,b,c\r\n${written.map(csvRow).join('')}`).slice(1)).toEqual(written);
      }),
    );
  });
});
