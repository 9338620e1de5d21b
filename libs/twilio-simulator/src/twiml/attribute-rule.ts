/** What an attribute may hold: a test, and the code Twilio's debugger shows when it fails. */
export interface AttributeRule {
  readonly allows: (value: string) => boolean;
  readonly code: number;
}

const schemaWarning = 12200;

/** Any text. */
export const text: AttributeRule = { allows: () => true, code: schemaWarning };

/** One of the given words. */
export function oneOf(words: readonly string[], code = schemaWarning): AttributeRule {
  return { allows: (value) => words.includes(value), code };
}

/** Several of the given words, separated by spaces. */
export function someOf(words: readonly string[], code = schemaWarning): AttributeRule {
  return {
    allows: (value) =>
      value
        .split(/\s+/)
        .filter(Boolean)
        .every((word) => words.includes(word)),
    code,
  };
}

/** A whole number between two limits, both allowed. */
export function wholeNumber(
  least: number,
  most = Number.MAX_SAFE_INTEGER,
  code = schemaWarning,
): AttributeRule {
  return {
    allows: (value) => /^\d+$/.test(value) && Number(value) >= least && Number(value) <= most,
    code,
  };
}

/** Text of the given form. */
export function matching(form: RegExp, code = schemaWarning): AttributeRule {
  return { allows: (value) => form.test(value), code };
}

/** `true` or `false`. */
export function yesOrNo(code = schemaWarning): AttributeRule {
  return oneOf(['true', 'false'], code);
}

/** `GET` or `POST`. */
export function httpMethod(code = schemaWarning): AttributeRule {
  return oneOf(['GET', 'POST', 'get', 'post'], code);
}
