import { twilioRegions, type UpdateCallSmsConfigDto } from '@ringdown/contracts';

import type { ConfigFields } from './call-sms-configs.repository.js';
import { wrongField } from './wrong-field.js';

type Place = Pick<ConfigFields, 'apiBaseUrl' | 'region' | 'edge'>;

/**
 * What a change writes of region and edge.
 *
 * @throws {DomainError} when they do not belong together, or the carrier is not Twilio itself.
 */
export function regionFields(
  present: Place,
  change: Partial<Pick<UpdateCallSmsConfigDto, keyof Place>>,
): Pick<Place, 'region' | 'edge'> {
  const region = change.region === undefined ? present.region : change.region;
  const apiBaseUrl = change.apiBaseUrl === undefined ? present.apiBaseUrl : change.apiBaseUrl;
  if (region === null) {
    if (typeof change.edge !== 'string') return { region: null, edge: null };
    throw wrongField('region', 'An edge needs its region, too.');
  }
  if (apiBaseUrl !== null) {
    throw wrongField('region', 'A region is for Twilio itself: leave out the API base URL, or it.');
  }
  const { edge } = twilioRegions[region];
  if (change.edge === undefined || change.edge === edge) return { region, edge };
  throw wrongField('edge', `The region ${region} is reached through the edge ${edge}.`);
}
