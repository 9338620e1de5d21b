/** Milliseconds as a number, or a number with its unit: `'500ms'`, `'30s'`, `'2m'`, `'1h'`. */
export type Duration = number | `${number}ms` | `${number}s` | `${number}m` | `${number}h`;

const millisecondsPerUnit = { ms: 1, s: 1_000, m: 60_000, h: 3_600_000 } as const;

/** Milliseconds of a duration; throws on text that is none. */
export function milliseconds(duration: Duration): number {
  if (typeof duration === 'number') return duration;
  const match = /^(\d+(?:\.\d+)?)(ms|s|m|h)$/.exec(duration);
  if (!match) throw new Error(`"${duration}" is not a duration such as 500ms, 30s or 2m`);
  return Number(match[1]) * millisecondsPerUnit[match[2] as keyof typeof millisecondsPerUnit];
}
