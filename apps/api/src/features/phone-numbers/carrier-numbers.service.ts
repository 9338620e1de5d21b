import { Inject, Injectable } from '@nestjs/common';
import type {
  AvailableNumbersDto,
  CarrierNumberDto,
  CarrierNumbersDto,
  NumberCheckDto,
  NumberCountriesDto,
  NumberPapersDto,
  NumberPapersQueryDto,
  NumberSearchDto,
} from '@ringdown/contracts';

import type { Environment } from '../../config/environment.js';
import { DomainError } from '../../platform/errors/domain-error.js';
import { ENVIRONMENT } from '../../platform/tokens.js';
import type { CarrierAccount } from '../../telephony/carrier-account.js';
import {
  fetchCountries,
  fetchOwnedNumbers,
  findMonthlyPrice,
  findNumbers,
} from '../../telephony/carrier-numbers.js';
import { fetchPapers } from '../../telephony/carrier-papers.js';
import { shownTarget, wrongSettings } from '../../telephony/number-settings.js';
import { RoutingPlans } from '../routing-plans/routing-plans.service.js';
import { notOwned, told } from './carrier-answer.js';
import { requirementOf } from './number-requirement.js';
import { PhoneNumbersRepository, type PolicyKey } from './phone-numbers.repository.js';
import { noSuchNumber, noSuchPolicy } from './phone-numbers.service.js';
import { webhookAddresses } from '../../telephony/webhook-addresses.js';

/** What the carrier says of numbers, asked with the account of a policy's call/SMS config. */
@Injectable()
export class CarrierNumbersService {
  constructor(
    private readonly repository: PhoneNumbersRepository,
    private readonly plans: RoutingPlans,
    @Inject(ENVIRONMENT) private readonly environment: Environment,
  ) {}

  async countries(key: PolicyKey): Promise<NumberCountriesDto> {
    const countries = await told(fetchCountries(await this.accountOf(key)));
    return { countries: countries.sort((one, other) => one.name.localeCompare(other.name)) };
  }

  async search(key: PolicyKey, wish: NumberSearchDto): Promise<AvailableNumbersDto> {
    refuseAreaCodeElsewhere(wish);
    const account = await this.accountOf(key);
    const [found, price] = await Promise.all([
      told(findNumbers(account, wish)),
      findMonthlyPrice(account, wish),
    ]);
    return {
      numbers: found.map(({ address, ...number }) => ({
        ...number,
        requirement: requirementOf(address, wish.country),
      })),
      monthlyPrice: price?.amount ?? null,
      currency: price?.currency ?? null,
    };
  }

  async papers(key: PolicyKey, wanted: NumberPapersQueryDto): Promise<NumberPapersDto> {
    return told(fetchPapers(await this.accountOf(key), wanted));
  }

  async owned(key: PolicyKey): Promise<CarrierNumbersDto> {
    const found = await told(fetchOwnedNumbers(await this.accountOf(key)));
    const owners = await this.repository.findOwners(found.map(({ number }) => number));
    const numbers = found.map(({ number, name, settings }): CarrierNumberDto => {
      const owner = owners.get(number);
      const isOurs = owner?.projectId === key.projectId;
      return {
        number,
        name,
        leadsTo: shownTarget(settings),
        problems: wrongSettings(settings, this.addresses()),
        policy: owner && isOurs ? { id: owner.policyId, name: owner.policyName } : null,
        usedElsewhere: owner !== undefined && !isOurs,
      };
    });
    return { numbers: numbers.sort((one, other) => (one.number < other.number ? -1 : 1)) };
  }

  async check(key: PolicyKey, number: string): Promise<NumberCheckDto> {
    const account = await this.accountOf(key);
    const owner = (await this.repository.findOwners([number])).get(number);
    if (owner?.policyId !== key.policyId) throw noSuchNumber();
    const [found] = await told(fetchOwnedNumbers(account, number));
    if (found === undefined) return { problems: [notOwned] };
    return { problems: wrongSettings(found.settings, this.addresses()) };
  }

  addresses() {
    return webhookAddresses(this.environment.publicUrl);
  }

  /** An account by the policy's own config, else by any other one of the project that can ask it. */
  async findAccount(key: PolicyKey, accountSid: string): Promise<CarrierAccount | undefined> {
    await this.plans.refresh();
    return this.plans.findCarrier(key, accountSid);
  }

  /** The account of the policy's call/SMS config. */
  async accountOf(key: PolicyKey): Promise<CarrierAccount> {
    const policy = await this.repository.findConfig(key);
    if (policy === undefined) throw noSuchPolicy();
    const { configId, accountSid } = policy;
    if (configId === null || accountSid === null) {
      throw new DomainError('conflict', 'Choose a call/SMS config for this policy first.');
    }
    const config = this.plans.configsOf(accountSid).find(({ id }) => id === configId);
    if (config?.carrier !== undefined) return config.carrier;
    throw new DomainError(
      'conflict',
      'The policy’s call/SMS config cannot be used: its token cannot be read, or its address is not allowed any more. Open the config and test it.',
    );
  }
}

function refuseAreaCodeElsewhere({ country, areaCode }: NumberSearchDto): void {
  if (areaCode === undefined || country === 'US' || country === 'CA') return;
  const sentence = 'Area codes can be looked for in the United States and Canada only.';
  throw new DomainError('invalid-request', sentence, { areaCode: [sentence] });
}
