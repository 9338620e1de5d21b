import { withAuthTokens } from '../../telephony/carrier-account.js';
import { fetchAlerts } from '../../telephony/carrier-alerts.js';
import { CarrierError } from '../../telephony/carrier-error.js';
import { fetchOwnedNumbers } from '../../telephony/carrier-numbers.js';
import { fetchStanding } from '../../telephony/carrier-requests.js';
import { fetchDialledCountries } from '../../telephony/dialing-permissions.js';
import type { SigningConfig } from '../routing-plans/routing-plans.service.js';
import type { CarrierFacts } from './readiness-facts.js';

/** All requests at once: each ends within ten seconds, whatever the carrier does. */
export async function askCarrier(
  config: SigningConfig | undefined,
  alertsSince: Date,
): Promise<CarrierFacts> {
  const { carrier, authTokens: [authToken, ...nextTokens] = [] } = config ?? {};
  if (carrier === undefined || authToken === undefined) return undefined;
  const [standing, owned, countries, alerts] = await Promise.all([
    // While the token is being replaced, either of the two proves the carrier's requests.
    outcomeOf(fetchStanding(withAuthTokens(carrier, [authToken, ...nextTokens]))),
    outcomeOf(fetchOwnedNumbers(carrier)),
    outcomeOf(fetchDialledCountries(carrier)),
    outcomeOf(fetchAlerts(carrier, alertsSince)),
  ]);
  return { standing, owned, countries, alerts, provenBy: carrier.credentials[0].kind };
}

async function outcomeOf<Answer>(answer: Promise<Answer>): Promise<Answer | CarrierError> {
  try {
    return await answer;
  } catch (error) {
    if (error instanceof CarrierError) return error;
    throw error;
  }
}
