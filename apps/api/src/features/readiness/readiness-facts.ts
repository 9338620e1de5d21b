import type { EscalationRuleDto, GapDto } from '@ringdown/contracts';

import type { CarrierError } from '../../telephony/carrier-error.js';
import type { OwnedNumber } from '../../telephony/carrier-numbers.js';
import type { AccountStanding } from '../../telephony/carrier-requests.js';
import type { WantedAddresses } from '../../telephony/number-settings.js';

/** What the record knows of a policy. */
export type PolicyFacts = {
  projectId: string;
  policyId: string;
  name: string;
  enabled: boolean;
  configId: string | null;
  accountSid: string | null;
  refusesUnlisted: boolean;
  allowedCallers: number;
  numbers: readonly string[];
  /** When Twilio last asked us about a call to this policy, with a valid signature. */
  newestCallAt: Date | null;
};

/** What the carrier answered, or why it did not; undefined: it was not asked, because the config cannot be used. */
export type CarrierFacts =
  | { standing: AccountStanding | CarrierError; owned: readonly OwnedNumber[] | CarrierError }
  | undefined;

/** A rule with whom it would ring now, and when in the next two weeks nobody. */
export type RuleFacts = EscalationRuleDto & { gap: GapDto | null };

/** All that the checks look at. */
export type ReadinessFacts = PolicyFacts & {
  carrier: CarrierFacts;
  rules: readonly RuleFacts[];
  publicUrl: string;
  /** The carrier is a sandbox on this machine, which reaches us where Twilio could not. */
  isCarrierLocal: boolean;
  wanted: WantedAddresses;
};
