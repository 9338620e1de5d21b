/** What the launcher that runs us is told. */
type Report =
  | { readonly type: 'ready'; readonly text: string }
  | { readonly type: 'failed'; readonly text: string };

/** Tells the launcher over IPC, or the terminal when nobody launched us. */
export async function report(message: Report): Promise<void> {
  // Whoever exits next must not exit before the message has left.
  if (process.send) await new Promise((sent) => process.send?.(message, sent));
  else if (message.type === 'failed') process.stderr.write(`${message.text}\n`);
  else process.stdout.write(`${message.text}\n`);
}
