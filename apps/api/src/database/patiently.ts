/**
 * A statement that may take its time, ten minutes of it: it reads much, or waits for whoever began to read before.
 * Any other has an end after a few seconds.
 */
export function patiently(text: string, values: unknown[] = []) {
  return { text, values, query_timeout: 600_000 };
}
