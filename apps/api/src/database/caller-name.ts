/**
 * SQL of the name by which a project knows the caller of a call; null where it knows none.
 *
 * @param call the alias of a row of `calls`.
 */
export function callerNameOf(call: string): string {
  return `(
    SELECT known.name FROM contacts known
    WHERE known.project_id = ${call}.project_id AND known.number = ${call}.caller
  )`;
}
