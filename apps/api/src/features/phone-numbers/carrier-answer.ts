import { DomainError } from '../../platform/errors/domain-error.js';
import { CarrierError } from '../../telephony/carrier-error.js';

/** What a policy is told of a number that it could not use. */
export const notOwned =
  'The account of this policy’s call/SMS config does not own this number, or it takes no calls.';

/**
 * A failure at the carrier becomes a sentence for whoever asked.
 *
 * @param standing where the failure leaves the number, in a sentence.
 */
export async function told<Answer>(answer: Promise<Answer>, standing = ''): Promise<Answer> {
  try {
    return await answer;
  } catch (error) {
    if (!(error instanceof CarrierError)) throw error;
    throw new DomainError('carrier-refused', `${error.sentence} ${standing}`.trim());
  }
}
