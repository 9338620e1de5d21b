/**
 * Whether a caller is meant by a pattern: a number or address in which `*` stands for any number of characters, none
 * included. Case does not matter. The time it takes grows with the lengths of both, whatever the number of stars.
 *
 * @param pattern such as `+4930901820`, `+4930*`, `*1820` or `sip:*@example.com`.
 */
export function matchesCaller(pattern: string, caller: string): boolean {
  const [head = '', ...rest] = pattern.toLowerCase().split('*');
  const text = caller.toLowerCase();
  const tail = rest.pop();
  if (tail === undefined) return text === head;
  if (!text.startsWith(head)) return false;
  // Each part as early as it goes, so that the most is left for those behind it.
  let from = head.length;
  for (const part of rest) {
    const at = text.indexOf(part, from);
    if (at === -1) return false;
    from = at + part.length;
  }
  return text.length - tail.length >= from && text.endsWith(tail);
}

/** How exactly a pattern says whom it means: without a star nothing is more exact, otherwise by its characters. */
export function exactnessOf(pattern: string): number {
  return pattern.includes('*') ? pattern.replaceAll('*', '').length : Infinity;
}
