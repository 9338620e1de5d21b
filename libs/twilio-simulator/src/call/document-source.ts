import type { DocumentKind } from '../webhook/webhook-exchange.js';

/** A document to be fetched. */
export interface DocumentRequest {
  readonly kind: DocumentKind;
  readonly url: string;
  readonly method: 'GET' | 'POST';
  /** Sent beside the standard parameters, and over them. */
  readonly params?: Readonly<Record<string, string>>;
}

/** Where the next document comes from: an address, or TwiML given over REST. */
export type DocumentSource = DocumentRequest | { readonly kind: 'given'; readonly twiml: string };

/** What a verb leads to. */
export type Step =
  | { readonly kind: 'next' }
  | { readonly kind: 'document'; readonly source: DocumentSource }
  | { readonly kind: 'hang-up' }
  | { readonly kind: 'leave' };

/** The next verb of the same document. */
export const next: Step = { kind: 'next' };
