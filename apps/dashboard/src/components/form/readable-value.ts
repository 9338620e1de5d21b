const longest = 160;

/** A value as a person would say it, whatever its kind: of people and the like their names. */
export function readableValue(value: unknown): string {
  if (value === null || value === undefined || value === '') return 'nothing';
  if (typeof value === 'boolean') return value ? 'on' : 'off';
  if (typeof value === 'string') return `“${shortened(value)}”`;
  if (Array.isArray(value)) {
    return value.length === 0
      ? 'nothing'
      : new Intl.ListFormat('en').format(value.map((each) => plainName(each)));
  }
  return typeof value === 'object' ? plainName(value) : JSON.stringify(value);
}

function plainName(value: unknown): string {
  if (typeof value === 'string') return shortened(value);
  if (typeof value !== 'object' || value === null) return readableValue(value);
  if ('name' in value && typeof value.name === 'string') return value.name;
  return Object.entries(value)
    .map(([name, inner]) => `${name} ${readableValue(inner)}`)
    .join(', ');
}

function shortened(text: string): string {
  const letters = Array.from(text);
  return letters.length <= longest ? text : `${letters.slice(0, longest - 1).join('')}…`;
}
