import { idPart, readCursor, textPart, type Cursor } from './cursor.js';

/** What a list can be sorted by: an expression that is never null, and what it is. */
export type SortKey = { sql: string; type: 'text' | 'bigint' };

/** What every row of a sorted list tells besides itself. */
export type SortedRow = { id: string; sort_key: string };

type SortedQuery = { sort?: string; cursor?: string };

const partOf = { text: textPart, bigint: /^-?\d{1,18}$/ };

/**
 * The SQL of a page that is sorted as the query asks, ties by id, so that no row is lost or comes twice.
 *
 * @param options.otherwise the order of a query that asks for none.
 * @param options.parameters the names of the two SQL parameters that `cursor` fills.
 */
export function sortedPage(
  query: SortedQuery,
  options: {
    keys: Readonly<Record<string, SortKey>>;
    otherwise: string;
    parameters: readonly [string, string];
  },
) {
  const { keys, otherwise, parameters } = options;
  const sort = query.sort ?? otherwise;
  const isDescending = sort.startsWith('-');
  const key = keys[isDescending ? sort.slice(1) : sort];
  if (key === undefined) throw new Error(`The list has no key to be sorted by ${sort}.`);

  const [, place = null, id = null] =
    readCursor(query, [new RegExp(`^${sort}$`), partOf[key.type], idPart]) ?? [];
  const [placeParameter, idParameter] = parameters;
  const after = isDescending ? '<' : '>';
  const direction = isDescending ? 'DESC' : 'ASC';
  return {
    sortKey: `(${key.sql})::text AS sort_key`,
    isAfterCursor: `(${placeParameter}::${key.type} IS NULL
      OR (${key.sql}, id) ${after} (${placeParameter}::${key.type}, ${idParameter}::uuid))`,
    order: `${key.sql} ${direction}, id ${direction}`,
    /** Null on the first page. */
    cursor: [place, id] as const,
  };
}

/** Names the place of a row; only a page of the same order takes it up. */
export function sortedCursor(query: SortedQuery, otherwise: string): (row: SortedRow) => Cursor {
  const sort = query.sort ?? otherwise;
  return ({ sort_key, id }) => [sort, sort_key, id];
}
