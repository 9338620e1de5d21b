import { isDeepStrictEqual } from 'node:util';

/** What every edit changes and nobody asks about. */
const bookkeeping = ['version', 'createdAt', 'updatedAt'];

/** What an edit changed, field by field: before it, and after it. One side alone is a creation or a deletion, told whole. */
export function differences(
  before: object | undefined,
  after: object | undefined,
): { before: object | null; after: object | null } {
  const old = new Map(Object.entries(before ?? {}));
  const fresh = new Map(Object.entries(after ?? {}));
  const isEdit = before !== undefined && after !== undefined;
  const isTold = (name: string) =>
    !bookkeeping.includes(name) && (!isEdit || !isDeepStrictEqual(old.get(name), fresh.get(name)));
  const told = (fields: Map<string, unknown>) =>
    Object.fromEntries([...fields].filter(([name]) => isTold(name)));
  return {
    before: before === undefined ? null : told(old),
    after: after === undefined ? null : told(fresh),
  };
}
