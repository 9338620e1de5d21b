import { Injectable } from '@nestjs/common';
import type { RoutingNumberDto } from '@ringdown/contracts';

import { DomainError } from '../../platform/errors/domain-error.js';
import type { CarrierAccount } from '../../telephony/carrier-account.js';
import { CarrierError } from '../../telephony/carrier-error.js';
import {
  fetchOwnedNumbers,
  writeSettings,
  type OwnedNumber,
} from '../../telephony/carrier-numbers.js';
import {
  saySame,
  settingsFor,
  wrongSettings,
  type NumberSettings,
} from '../../telephony/number-settings.js';
import { CarrierNumbersService, told } from './carrier-numbers.service.js';
import { PhoneNumbersRepository, type PolicyKey } from './phone-numbers.repository.js';
import { e164, noSuchNumber, PhoneNumbersService, toDto } from './phone-numbers.service.js';

/**
 * Numbers whose settings at the carrier are changed for a policy, and put back when it lets go of them. The former
 * settings are kept before anything changes, and forgotten after they are back: each step can be done again.
 */
@Injectable()
export class TakenNumbersService {
  constructor(
    private readonly repository: PhoneNumbersRepository,
    private readonly numbers: PhoneNumbersService,
    private readonly carrier: CarrierNumbersService,
  ) {}

  async takeOver(key: PolicyKey, number: string): Promise<RoutingNumberDto> {
    await this.refuseUsedElsewhere(key, number);
    const account = await this.carrier.accountOf(key);
    const owned = await findOwned(account, number);
    if (owned === undefined) throw notOwned();
    await this.numbers.linkTaken(key, owned);
    await this.lead(account, number);
    const taken = await this.repository.find(key, number);
    if (taken === null) throw noSuchNumber();
    return toDto(taken);
  }

  async release(key: PolicyKey, number: string): Promise<void> {
    const former = await this.numbers.findFormerSettings(key, number);
    if (former !== undefined) await this.putBack(key, number, former);
    await this.numbers.unlink(key, number);
  }

  /** Before the carrier is asked: what other projects do with a number is not told. */
  private async refuseUsedElsewhere(key: PolicyKey, number: string): Promise<void> {
    const owner = (await this.repository.findOwners([number])).get(number);
    if (owner === undefined || owner.projectId === key.projectId) return;
    throw new DomainError('not-found', 'There is no such number that this policy could use.');
  }

  private async lead(account: CarrierAccount, number: string): Promise<void> {
    const unfinished = 'The number is linked, but may not lead here yet. Try again, or unlink it.';
    const addresses = this.carrier.addresses();
    const now = await toldWith(unfinished, writeSettings(account, number, settingsFor(addresses)));
    if (now === undefined) throw notOwned(unfinished);
    const [problem] = wrongSettings(now, addresses);
    if (problem !== undefined) throw new DomainError('carrier-refused', `${problem} ${unfinished}`);
  }

  private async putBack(key: PolicyKey, number: string, previous: NumberSettings): Promise<void> {
    const unfinished =
      'The number is still linked: its former settings could not be put back for certain. Try again.';
    const account = await this.carrier.accountOf(key);
    const now = await toldWith(unfinished, writeSettings(account, number, previous));
    if (now === undefined) throw notOwned(unfinished);
    if (!saySame(now, previous)) throw new DomainError('carrier-refused', unfinished);
  }
}

async function findOwned(
  account: CarrierAccount,
  number: string,
): Promise<OwnedNumber | undefined> {
  if (!e164.test(number)) return undefined;
  const [found] = await told(fetchOwnedNumbers(account, number));
  return found;
}

/** @param standing where a failure leaves the number. */
async function toldWith<Answer>(standing: string, answer: Promise<Answer>): Promise<Answer> {
  try {
    return await answer;
  } catch (error) {
    if (!(error instanceof CarrierError)) throw error;
    throw new DomainError('carrier-refused', `${error.sentence} ${standing}`);
  }
}

function notOwned(standing = ''): DomainError {
  const sentence =
    'The account of this policy’s call/SMS config does not own this number, or it takes no calls.';
  return new DomainError('conflict', `${sentence} ${standing}`.trim());
}
