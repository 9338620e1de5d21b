import { DOMParser } from '@xmldom/xmldom';
import { checkedVerbs } from './schema-check.js';
import type { ReadTwiml, TwimlProblem } from './verb.js';

/** Bytes one document may have (error 11750). */
const largestDocument = 64 * 1024;

/** What XML 1.0 forbids, plain or as a reference; parsers differ in whether they notice. */
function hasForbiddenCharacters(source: string): boolean {
  if (/[\ufffe\uffff]/.test(source)) return true;
  const references = source.matchAll(/&#(?:x([0-9a-f]+)|(\d+));/gi);
  const codes = [...references].map(([, hex, decimal]) =>
    hex === undefined ? Number(decimal) : Number.parseInt(hex, 16),
  );
  return [...codes, ...Array.from(source, (character) => character.charCodeAt(0))].some(
    (code) => code < 0x20 && ![0x09, 0x0a, 0x0d].includes(code),
  );
}

/** Reads a TwiML document as Twilio does: bad XML is useless, bad elements and attributes are only warned of. */
export function readTwiml(source: string): ReadTwiml {
  if (Buffer.byteLength(source) > largestDocument)
    return useless(11750, 'The document is larger than 64 KB');
  if (source.trim() === '') return useless(12100, 'The document is empty');
  if (/^\s+<\?xml/.test(source))
    return useless(12100, 'There is something before the XML declaration');
  if (hasForbiddenCharacters(source))
    return useless(12100, 'The document holds characters that XML forbids');
  if (/^<\?xml[^>]*version\s*=\s*["'](?!1\.0)/.test(source))
    return useless(12101, 'The XML version is not 1.0');
  return readXml(source);
}

function readXml(source: string): ReadTwiml {
  try {
    const document = new DOMParser({
      onError: (level, message) => {
        if (level !== 'warning') throw new Error(message);
      },
    }).parseFromString(source, 'text/xml');
    const root = document.documentElement;
    if (root?.tagName !== 'Response')
      return useless(12102, `The root element is <${root?.tagName ?? ''}>, not <Response>`);
    const problems: TwimlProblem[] = [];
    const verbs = checkedVerbs(root, (problem) => problems.push(problem));
    return { verbs, problems };
  } catch (error) {
    return useless(12100, `Not XML: ${error instanceof Error ? error.message : String(error)}`);
  }
}

function useless(code: number, text: string): ReadTwiml {
  return { problems: [{ code, level: 'error', text }] };
}
