/** What a process of ours tells the launcher that started it. */
export type Report =
  | { type: 'progress'; text: string }
  | { type: 'ready' }
  /** Why it is about to exit with code 1, as one clear sentence. */
  | { type: 'failed'; text: string };

/** Tells the launcher; without one, a failure goes to standard error for whoever reads it. */
export function report(what: Report): void {
  if (process.send !== undefined) process.send(what);
  else if (what.type === 'failed') process.stderr.write(`ringdown: ${what.text}\n`);
}
