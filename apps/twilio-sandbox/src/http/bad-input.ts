/** A rule of a JSON schema that the input breaks, as Ajv reports it. */
interface BrokenRule {
  readonly keyword: string;
  readonly instancePath: string;
  readonly params: Record<string, unknown>;
  readonly message?: string;
}

const wanted: Readonly<Record<string, string>> = {
  number: 'a number in international form, such as +12025550111',
  to: 'a number in international form, such as +12025550100',
  phoneNumber: 'a number in international form, such as +12025550100',
  keys: 'one or more of 0 to 9, * and #',
  press: 'one or more of 0 to 9, * and #',
};

/** The first thing that is wrong with a body, in one sentence. */
export function describeBadInput(rules: readonly BrokenRule[]): Error {
  const [rule] = rules;
  return new Error(rule ? sentence(rule) : 'The body cannot be read.');
}

function sentence({ keyword, instancePath, params, message }: BrokenRule): string {
  const field = instancePath.slice(1);
  switch (keyword) {
    case 'required':
      return `"${String(params.missingProperty)}" is missing.`;
    case 'additionalProperties':
      return `"${String(params.additionalProperty)}" is not known here.`;
    case 'enum':
      return `"${field}" must be one of ${listed(params.allowedValues)}.`;
    case 'pattern':
      return `"${field}" must be ${wanted[field] ?? 'an address that starts with http:// or https://'}.`;
    default:
      return field === ''
        ? 'The body must be a JSON object.'
        : `"${field}" ${(message ?? 'is wrong').replace('NOT have', 'not have')}.`;
  }
}

function listed(values: unknown): string {
  return Array.isArray(values) ? values.map(String).join(', ') : '';
}
