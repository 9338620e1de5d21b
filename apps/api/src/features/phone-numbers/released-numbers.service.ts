import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';

import { DomainError } from '../../platform/errors/domain-error.js';
import type { CarrierAccount } from '../../telephony/carrier-account.js';
import { giveBackNumber, writeSettings } from '../../telephony/carrier-numbers.js';
import { saySame } from '../../telephony/number-settings.js';
import { BusyNumbers } from './busy-numbers.service.js';
import { notOwned, told } from './carrier-answer.js';
import { CarrierNumbersService } from './carrier-numbers.service.js';
import { PhoneNumbersRepository, type PolicyKey } from './phone-numbers.repository.js';
import { e164, noSuchNumber, PhoneNumbersService } from './phone-numbers.service.js';
import type { RoutingNumberEntity } from './routing-number.entity.js';

/** Whose numbers: a policy's, or those of all policies of a project. */
type Holder = { projectId: string; policyId?: string };

/**
 * Numbers that a policy lets go of. What there is to do at the carrier comes first: while that fails the number stays
 * linked, and can be released again.
 */
@Injectable()
export class ReleasedNumbersService {
  constructor(
    private readonly repository: PhoneNumbersRepository,
    private readonly numbers: PhoneNumbersService,
    private readonly carrier: CarrierNumbersService,
    private readonly busy: BusyNumbers,
  ) {}

  /** Unlinks a number; the carrier keeps it. */
  async release(key: PolicyKey, number: string, settings: 'restore' | 'leave'): Promise<void> {
    await this.alone(key, number, async ({ origin }) => {
      if (settings === 'restore') {
        if (origin === 'bought') throw wantsGivingBack();
        await this.putBack(key, number);
      }
      await this.numbers.unlink(key, number);
    });
  }

  /** Unlinks a number that was bought, after the carrier has taken it back for ever. */
  async giveBack(key: PolicyKey, number: string, typed: string): Promise<void> {
    await this.alone(key, number, async ({ origin }) => {
      if (origin !== 'bought') throw notBought();
      if (typed !== number) throw mistyped();
      const account = await this.accountThatBought(key, number);
      await told(giveBackNumber(account, number), unsureWhetherBack);
      await this.numbers.unlink(key, number, 'routing-number.given-back');
    });
  }

  private async alone(
    key: PolicyKey,
    number: string,
    work: (found: RoutingNumberEntity) => Promise<void>,
  ): Promise<void> {
    if (!e164.test(number)) throw noSuchNumber();
    // Before it is occupied: nobody holds up a number of others.
    if ((await this.repository.find(key, number)) === null) throw noSuchNumber();
    await this.busy.alone(number, async () => {
      const found = await this.repository.find(key, number);
      if (found === null) throw noSuchNumber();
      await work(found);
    });
  }

  private async putBack(key: PolicyKey, number: string): Promise<void> {
    const former = await this.numbers.findFormerSettings(key, number);
    if (former === undefined) return;
    const account = await this.carrier.accountOf(key);
    const now = await told(writeSettings(account, number, former), notPutBack);
    if (now === undefined) throw new DomainError('conflict', `${notOwned} ${notPutBack}`);
    if (!saySame(now, former)) throw new DomainError('carrier-refused', notPutBack);
  }

  /** Whichever config the policy uses now: another account does not own the number, and would seem to have it back. */
  private async accountThatBought(key: PolicyKey, number: string): Promise<CarrierAccount> {
    const accountSid = await this.repository.findBuyer(key, number);
    const account = accountSid && (await this.carrier.findAccount(key, accountSid));
    if (account) return account;
    throw new DomainError(
      'conflict',
      'No call/SMS config of this project can ask the account any more that bought this number. Release the number in Twilio’s console, then unlink it here.',
    );
  }
}

/**
 * Deleting a policy must neither forget what a number said at the carrier before, nor that one is paid for.
 *
 * @throws {DomainError} as long as there is such a number, or one is being bought.
 */
export async function assertNumbersReleased(
  tx: EntityManager,
  { projectId, policyId }: Holder,
): Promise<void> {
  // So that no number is added meanwhile.
  await tx.query(
    'SELECT FROM incoming_call_policies WHERE project_id = $1 AND ($2::uuid IS NULL OR id = $2) FOR UPDATE',
    [projectId, policyId ?? null],
  );
  const [held]: [{ numbers: string[]; bought: string[] }] = await tx.query(
    `SELECT
       ARRAY(SELECT number FROM routing_numbers
         WHERE project_id = $1 AND ($2::uuid IS NULL OR policy_id = $2) AND origin <> 'linked'
         ORDER BY number) AS numbers,
       ARRAY(SELECT number FROM number_purchases
         WHERE project_id = $1 AND ($2::uuid IS NULL OR policy_id = $2)
           AND state IN ('asked', 'bought', 'configured')
         ORDER BY number) AS bought`,
    [projectId, policyId ?? null],
  );
  if (held.bought.length > 0) {
    throw new DomainError(
      'conflict',
      `The purchase of ${held.bought.join(', ')} has not ended yet. Wait for its end, then release the number.`,
    );
  }
  if (held.numbers.length > 0) {
    throw new DomainError(
      'conflict',
      `Release these numbers first, so that nothing is left behind at the carrier: ${held.numbers.join(', ')}.`,
    );
  }
}

const notPutBack =
  'The number is still linked: its former settings could not be put back for certain. Try again.';
const unsureWhetherBack =
  'The number is still linked: it may not have been given back. Try again; a number that is gone already is only unlinked.';

function wantsGivingBack(): DomainError {
  return new DomainError(
    'conflict',
    'This number was bought for this policy, and costs money until it is given back. Give it back, or leave its settings to unlink it only.',
  );
}

function notBought(): DomainError {
  return new DomainError(
    'conflict',
    'This number was not bought here, and stays in your account. Release it instead.',
  );
}

function mistyped(): DomainError {
  return new DomainError('invalid-request', 'Some fields need your attention.', {
    number: ['This is not the number that you want to give back.'],
  });
}
