import type { DocumentSource } from './document-source.js';

/** Why a document is no longer run. */
export type InterruptionReason =
  | { readonly kind: 'over' }
  | { readonly kind: 'stopped' }
  | { readonly kind: 'redirected'; readonly source: DocumentSource };

/** Thrown out of every wait when the leg ends, or is sent elsewhere, in the middle of a verb. */
export class Interruption extends Error {
  constructor(readonly reason: InterruptionReason) {
    super(`The document was left: ${reason.kind}`);
  }
}
