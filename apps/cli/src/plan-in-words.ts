import type { FieldChangeDto, ProjectChangeDto } from '@ringdown/contracts';

const longestValue = 100;

/** A plan as people read it at a terminal: a sentence a change, and a line a field. */
export function planInWords(changes: readonly ProjectChangeDto[]): string {
  if (changes.length === 0) return 'The project is as the file says.\n';
  return changes.map((change) => `${change.words}\n${fieldsOf(change)}`).join('');
}

/** What a creation or deletion consists of, its sentence and the file say. */
function fieldsOf({ act, fields }: ProjectChangeDto): string {
  return act === 'change' ? fields.map(fieldInWords).join('') : '';
}

function fieldInWords({ path, before, after }: FieldChangeDto): string {
  return `  ${path}: ${valueInWords(before)} → ${valueInWords(after)}\n`;
}

function valueInWords(value: unknown): string {
  if (value === null || value === undefined) return 'none';
  const text = Array.from(JSON.stringify(value));
  return text.length > longestValue
    ? `${text.slice(0, longestValue - 1).join('')}…`
    : text.join('');
}
