import { pageSizes, type PageDto, type PageQueryDto } from '@ringdown/contracts';

import { DomainError } from '../errors/domain-error.js';

/** Where a page ends: the sort keys of its last row, as text. */
export type Cursor = readonly string[];

/** How many rows to read for a page: one more than it shows tells whether another page follows. */
export function rowsToRead(query: PageQueryDto): number {
  return pageLength(query) + 1;
}

/** Cuts the page from the rows that were read. */
export function toPage<Row, Item>(
  rows: readonly Row[],
  query: PageQueryDto,
  of: { item: (row: Row) => Item; cursor: (row: Row) => Cursor },
): PageDto<Item> {
  const shown = rows.slice(0, pageLength(query));
  const last = shown.at(-1);
  const hasMore = rows.length > shown.length && last !== undefined;
  return {
    items: shown.map(of.item),
    nextCursor: hasMore ? Buffer.from(JSON.stringify(of.cursor(last))).toString('base64url') : null,
  };
}

/**
 * Reads the cursor of a request; undefined on the first page.
 *
 * @param shape what each of its parts has to look like.
 * @throws {DomainError} when it is not one of ours.
 */
export function readCursor(query: PageQueryDto, shape: readonly RegExp[]): Cursor | undefined {
  if (query.cursor === undefined) return undefined;
  const parts = parse(query.cursor);
  const fits =
    Array.isArray(parts) &&
    parts.length === shape.length &&
    parts.every((part): part is string => typeof part === 'string') &&
    shape.every((pattern, index) => pattern.test(parts[index] ?? ''));
  if (fits) return parts;
  throw new DomainError('invalid-request', 'This page does not exist.', {
    cursor: ['Use the nextCursor of the page before, or start without a cursor.'],
  });
}

/** What an id in a cursor looks like. */
export const idPart = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
/** Any text in a cursor that PostgreSQL can hold. */
export const textPart = /^[^\0]*$/;

function pageLength(query: PageQueryDto): number {
  return query.limit ?? pageSizes.default;
}

function parse(cursor: string): unknown {
  try {
    return JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
  } catch {
    return undefined;
  }
}
