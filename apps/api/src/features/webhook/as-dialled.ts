import type { SignedRequest } from './signed-request.js';

/** On a leg of a caller whom we have called, the two numbers stand the other way round: as if they had dialled. */
export function asDialled(request: SignedRequest): SignedRequest {
  const { isPlacedByUs, from, to } = request;
  return isPlacedByUs ? { ...request, from: to, to: from } : request;
}
