/** A row of RFC 4180, safe to open in a spreadsheet. */
export function csvRow(fields: readonly string[]): string {
  return `${fields.map((field) => quoted(harmless(field))).join(',')}\r\n`;
}

/**
 * Spreadsheets take what begins like this for a formula, and would run it: names are chosen by people. The
 * apostrophe makes it text (OWASP, "CSV Injection"). A phone number stays as it is: nothing in it can be run.
 */
function harmless(field: string): string {
  return /^[=+\-@\t\r\n]/.test(field) && !/^\+\d{7,15}$/.test(field) ? `'${field}` : field;
}

function quoted(field: string): string {
  return /[",\r\n]/.test(field) ? `"${field.replaceAll('"', '""')}"` : field;
}
