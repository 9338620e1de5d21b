/** How good a piece of news is. Never shown by colour alone. */
export type Tone = 'good' | 'warning' | 'bad' | 'going-on' | 'neutral';

export function toneColor(tone: Tone): string {
  return tone === 'neutral' ? 'var(--mantine-color-dimmed)' : `var(--ringdown-${tone})`;
}
