/** A row of a CSV file, and the line on which it begins. */
export type CsvRow = { line: number; fields: string[] };

const delimiters = [',', ';', '\t'];

/**
 * The rows of a file as spreadsheets write it (RFC 4180), one by one; rows without any text are left out. The delimiter
 * is the one of comma, semicolon and tab that the first line has most of.
 */
export function* readCsv(file: string): Generator<CsvRow> {
  const text = file.replace(/^\uFEFF/, '');
  const delimiter = delimiterOf(text);
  const nextField = fieldPattern(delimiter);
  let fields: string[] = [];
  let first = 1;
  let line = 1;
  for (;;) {
    const [whole = '', quoted = '', plain = '', end = ''] = nextField.exec(text) ?? [];
    fields.push(asTyped(`${quoted.replaceAll('""', '"')}${plain}`));
    line += lineEndsOf(whole);
    if (end === delimiter) continue;
    if (fields.some((field) => field !== '')) yield { line: first, fields };
    if (end === '') return;
    fields = [];
    first = line;
  }
}

/** A quote is closed by the next one that is not doubled; what follows it up to the delimiter belongs to the field. */
function fieldPattern(delimiter: string): RegExp {
  return new RegExp(
    `(?:"([^"]*(?:""[^"]*)*)"?)?([^${delimiter}\\r\\n]*)(${delimiter}|\\r\\n|\\r|\\n|$)`,
    'y',
  );
}

function delimiterOf(text: string): string {
  const [firstLine = ''] = text.split(/[\r\n]/, 1);
  const countOf = (delimiter: string) => firstLine.split(delimiter).length;
  return delimiters.reduce((most, each) => (countOf(each) > countOf(most) ? each : most));
}

/** Without the apostrophe that `csvRow` puts before what a spreadsheet would run. */
function asTyped(text: string): string {
  return text.trim().replace(/^'(?=[=+\-@])/, '');
}

function lineEndsOf(text: string): number {
  return text.match(/\r\n|\r|\n/g)?.length ?? 0;
}
