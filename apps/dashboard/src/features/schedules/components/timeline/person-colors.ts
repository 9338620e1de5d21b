/** For edges; grounds are a pale mix of them, so that names are read in the colour of text. */
const hues = [
  'var(--mantine-color-blue-6)',
  'var(--mantine-color-orange-6)',
  'var(--mantine-color-teal-6)',
  'var(--mantine-color-grape-6)',
  'var(--mantine-color-yellow-6)',
  'var(--mantine-color-pink-6)',
  'var(--mantine-color-cyan-6)',
  'var(--mantine-color-lime-7)',
  'var(--mantine-color-violet-6)',
  '#a0673c',
] as const;

/**
 * A colour for each person: it comes from the id, so that it stays from page to page; two people of one schedule
 * share one only when there are more people than colours.
 */
export function personColors(userIds: readonly string[]): Map<string, string> {
  const colors = new Map<string, string>();
  const taken = new Set<number>();
  for (const userId of [...new Set(userIds)].sort()) {
    if (taken.size === hues.length) taken.clear();
    let number = numberOf(userId);
    while (taken.has(number)) number = (number + 1) % hues.length;
    taken.add(number);
    colors.set(userId, hues[number] ?? hues[0]);
  }
  return colors;
}

function numberOf(userId: string): number {
  let hash = 0;
  for (const letter of userId) hash = (hash * 31 + (letter.codePointAt(0) ?? 0)) % 1_000_003;
  return hash % hues.length;
}

/** `AA` for Alice Archer. */
export function initials(name: string): string {
  const words = name.trim().split(/\s+/);
  const letters = [words[0], words.length > 1 ? words.at(-1) : undefined];
  return letters.map((word) => Array.from(word ?? '')[0]?.toUpperCase() ?? '').join('');
}
