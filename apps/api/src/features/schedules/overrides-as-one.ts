/**
 * Overrides as the library knows them, in the order of their creation; null if there are none. As one value: thousands
 * of rows would take the process ten times as long to read.
 */
export const overridesAsOne = `json_agg(json_strip_nulls(json_build_object(
    'id', id, 'kind', kind, 'person', user_id, 'by', by_user_id, 'from', ${millis('starts_at')},
    'to', ${millis('ends_at')}, 'createdAt', ${millis('created_at')})) ORDER BY created_at, number)`;

function millis(column: string): string {
  return `floor(extract(epoch FROM ${column}) * 1000)::bigint`;
}
