import { Injectable } from '@nestjs/common';
import type { RoutingNumberDto } from '@ringdown/contracts';

import { DomainError } from '../../platform/errors/domain-error.js';
import type { CarrierAccount } from '../../telephony/carrier-account.js';
import { fetchOwnedNumbers, writeSettings } from '../../telephony/carrier-numbers.js';
import { settingsFor, wrongSettings } from '../../telephony/number-settings.js';
import { BusyNumbers } from './busy-numbers.service.js';
import { notOwned, told } from './carrier-answer.js';
import { CarrierNumbersService } from './carrier-numbers.service.js';
import { PhoneNumbersRepository, type PolicyKey } from './phone-numbers.repository.js';
import { e164, noSuchNumber, PhoneNumbersService, toDto } from './phone-numbers.service.js';

/**
 * Numbers whose settings at the carrier are changed for a policy. The former settings are kept before anything
 * changes: each step can be done again.
 */
@Injectable()
export class TakenNumbersService {
  constructor(
    private readonly repository: PhoneNumbersRepository,
    private readonly numbers: PhoneNumbersService,
    private readonly carrier: CarrierNumbersService,
    private readonly busy: BusyNumbers,
  ) {}

  async takeOver(key: PolicyKey, number: string): Promise<RoutingNumberDto> {
    if (!e164.test(number)) throw new DomainError('conflict', notOwned);
    await this.refuseUsedElsewhere(key, number);
    return this.busy.alone(number, () => this.takeOverAlone(key, number));
  }

  private async takeOverAlone(key: PolicyKey, number: string): Promise<RoutingNumberDto> {
    const account = await this.carrier.accountOf(key);
    const [owned] = await told(fetchOwnedNumbers(account, number));
    if (owned === undefined) throw new DomainError('conflict', notOwned);
    await this.numbers.linkTaken(key, owned);
    await this.lead(account, number);
    const taken = await this.repository.find(key, number);
    if (taken === null) throw noSuchNumber();
    return toDto(taken);
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
    const now = await told(writeSettings(account, number, settingsFor(addresses)), unfinished);
    if (now === undefined) throw new DomainError('conflict', `${notOwned} ${unfinished}`);
    const [problem] = wrongSettings(now, addresses);
    if (problem !== undefined) throw new DomainError('carrier-refused', `${problem} ${unfinished}`);
  }
}
