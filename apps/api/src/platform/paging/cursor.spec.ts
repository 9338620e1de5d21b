import { describe, expect, it } from 'vitest';

import { idPart, readCursor, rowsToRead, textPart, toPage } from './cursor.js';

const id = '0b0e4f6e-1d0e-4c39-8a53-0f6a3c0b7a10';
const page = (rows: string[], limit: number) =>
  toPage(rows, { limit }, { item: (row) => row, cursor: (row) => [row, id] });

describe('paging', () => {
  it('reads one row more than it shows and names the place of the last one shown', () => {
    expect(rowsToRead({ limit: 2 })).toBe(3);

    const { items, nextCursor } = page(['a', 'é "b"', 'c'], 2);

    expect(items).toEqual(['a', 'é "b"']);
    expect(readCursor({ cursor: nextCursor ?? '' }, [textPart, idPart])).toEqual(['é "b"', id]);
  });

  it('has no next page when everything fits', () => {
    expect(page(['a', 'b'], 2).nextCursor).toBeNull();
    expect(page([], 2)).toEqual({ items: [], nextCursor: null });
  });

  it.each(['x', 'bnVsbA', Buffer.from('["a"]').toString('base64url'), encode(['a', 'b'])])(
    'refuses the cursor %j',
    (cursor) => {
      expect(() => readCursor({ cursor }, [textPart, idPart])).toThrow('This page does not exist.');
    },
  );

  it('refuses a text that PostgreSQL cannot hold', () => {
    expect(() => readCursor({ cursor: encode(['\0', id]) }, [textPart, idPart])).toThrow();
  });
});

function encode(parts: string[]): string {
  return Buffer.from(JSON.stringify(parts)).toString('base64url');
}
