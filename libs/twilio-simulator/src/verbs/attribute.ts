import type { DocumentRequest } from '../call/document-source.js';
import type { Session } from '../call/session.js';
import type { Verb } from '../twiml/verb.js';
import type { DocumentKind } from '../webhook/webhook-exchange.js';

/** A number attribute, or its usual value. */
export function numberOf(verb: Verb, name: string, usual: number): number {
  const value = verb.attributes[name];
  return value === undefined || !/^\d+$/.test(value) ? usual : Number(value);
}

/** A true-or-false attribute; anything but `true` is false. */
export function flagOf(verb: Verb, name: string, usual = false): boolean {
  const value = verb.attributes[name];
  return value === undefined ? usual : value === 'true';
}

/** The method attribute; POST unless GET was asked for. */
export function methodOf(verb: Verb, name = 'method'): 'GET' | 'POST' {
  return verb.attributes[name]?.toUpperCase() === 'GET' ? 'GET' : 'POST';
}

/** An address in a document, resolved against where the document came from. */
export function resolved(session: Session, url: string): string {
  const base = session.documentUrl;
  return base !== undefined && URL.canParse(url, base) ? resolveKeepingFragment(url, base) : url;
}

/** The document a verb's `action` names; without one, the current document again when the verb says so. */
export function actionOf(
  session: Session,
  verb: Verb,
  kind: DocumentKind,
  params: Readonly<Record<string, string>>,
): DocumentRequest | undefined {
  const { action } = verb.attributes;
  if (action === undefined || action === '') return undefined;
  return { kind, url: resolved(session, action), method: methodOf(verb), params };
}

/** The current document again: what Gather and Record ask for without an `action` (the loop trap). */
export function sameDocument(
  session: Session,
  verb: Verb,
  kind: DocumentKind,
  params: Readonly<Record<string, string>>,
): DocumentRequest {
  return { kind, url: session.documentUrl ?? '', method: methodOf(verb), params };
}

function resolveKeepingFragment(url: string, base: string): string {
  // An absolute address is left as written; `URL` would tidy it.
  return /^https?:\/\//i.test(url) ? url : new URL(url, base).href;
}
