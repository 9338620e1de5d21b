import type { PlannedPerson } from '@ringdown/call-routing';
import type { EscalationRuleDto, GapDto } from '@ringdown/contracts';

import type { Credential } from '../../telephony/carrier-account.js';
import type { CarrierAlert } from '../../telephony/carrier-alerts.js';
import { CarrierError } from '../../telephony/carrier-error.js';
import type { OwnedNumber } from '../../telephony/carrier-numbers.js';
import type { AccountStanding } from '../../telephony/carrier-requests.js';
import type { DialledCountry } from '../../telephony/dialing-permissions.js';
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
  /** On whose clock moments are told. */
  timeZone: string;
  /** When Twilio last asked us about a call to this policy, with a valid signature. */
  newestCallAt: Date | null;
};

/** What the carrier answered, or why it did not; undefined: it was not asked, because the config cannot be used. */
export type CarrierFacts =
  | {
      /** Asked with the Auth Token, which also proves the carrier's requests. */
      standing: AccountStanding | CarrierError;
      /** What the requests of the config are made with, as all that follows was asked. */
      provenBy: Credential['kind'];
      owned: readonly OwnedNumber[] | CarrierError;
      countries: readonly DialledCountry[] | CarrierError;
      /** Of the last day, newest first. */
      alerts: readonly CarrierAlert[] | CarrierError;
    }
  | undefined;

/** A rule with whom it would ring now, and when in the next two weeks nobody. */
export type RuleFacts = EscalationRuleDto & { gap: GapDto | null };

/** All that the checks look at. */
export type ReadinessFacts = PolicyFacts & {
  carrier: CarrierFacts;
  /** Within the support hours; outside of them nobody is to be rung. */
  isOpenNow: boolean;
  /** A menu leads every caller to another policy. */
  leadsElsewhere: boolean;
  rules: readonly RuleFacts[];
  /** Which policy the calls of the project belong to that the carrier has logged something of. */
  policyOfCall: ReadonlyMap<string, string>;
  /** Everybody whom the rules can ring, be it in a later shift. */
  people: readonly Pick<PlannedPerson, 'name' | 'phone'>[];
  publicUrl: string;
  /** The carrier is a sandbox on this machine, which reaches us where Twilio could not. */
  isCarrierLocal: boolean;
  wanted: WantedAddresses;
};

/** What the carrier said beyond the account and its numbers; undefined when those could not be asked for. */
export function carrierAnswers(carrier: CarrierFacts): CarrierFacts {
  if (carrier === undefined) return undefined;
  const { standing, owned } = carrier;
  return standing instanceof CarrierError || owned instanceof CarrierError ? undefined : carrier;
}
