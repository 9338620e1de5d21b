/** A field that somebody else has changed while a form was open. */
export type ChangedField<Values> = {
  field: keyof Values & string;
  was: unknown;
  now: unknown;
  /** What is typed here in its place; undefined where nobody typed anything. */
  mine: unknown;
};

/**
 * Lays what was typed over the new state: fields that were left alone take it over, the others keep what was typed.
 *
 * @param base what the form began with.
 * @param mine what it holds.
 * @param present how the thing stands now.
 */
export function rebase<Values extends Record<string, unknown>>(
  base: Values,
  mine: Values,
  present: Values,
): { values: Values; changed: ChangedField<Values>[] } {
  const fields = Object.keys(base) as (keyof Values & string)[];
  const isTyped = (field: keyof Values) => !isSame(mine[field], base[field]);
  return {
    values: Object.fromEntries(
      fields.map((field) => [field, isTyped(field) ? mine[field] : present[field]]),
    ) as Values,
    changed: fields
      .filter((field) => !isSame(present[field], base[field]))
      .map((field) => ({
        field,
        was: base[field],
        now: present[field],
        mine: isTyped(field) && !isSame(mine[field], present[field]) ? mine[field] : undefined,
      })),
  };
}

function isSame(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}
