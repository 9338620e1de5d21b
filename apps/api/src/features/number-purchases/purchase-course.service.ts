import { Injectable } from '@nestjs/common';

import { AuditLog } from '../../platform/audit/audit-log.js';
import { maskedPhone } from '../../platform/audit/masked-phone.js';
import { Clock } from '../../platform/clock/clock.port.js';
import { DomainError } from '../../platform/errors/domain-error.js';
import type { CarrierAccount } from '../../telephony/carrier-account.js';
import { CarrierError, isTemporary } from '../../telephony/carrier-error.js';
import { buyNumber, findOwnedNumber, writeSettings } from '../../telephony/carrier-numbers.js';
import { settingsFor, wrongSettings } from '../../telephony/number-settings.js';
import { CarrierNumbersService } from '../phone-numbers/carrier-numbers.service.js';
import { PhoneNumbersService } from '../phone-numbers/phone-numbers.service.js';
import {
  isOpen,
  markOf,
  purchaseOfMark,
  type NumberPurchase,
  type Turn,
} from './number-purchase.js';
import { NumberPurchasesRepository, type Hold } from './number-purchases.repository.js';

const minute = 60_000;
/** Longer than any step takes; a process that died lets go after it. */
const holdMs = 2 * minute;
/** So long somebody waits for it; later, nothing is bought any more that was not. */
const patienceMs = 15 * minute;
/** So long we ask the carrier whether it has sold the number. */
const learningMs = 24 * 60 * minute;

/**
 * The course of a purchase, in a straight line: asked → bought → configured → linked, or failed or given up. Every
 * step looks first at what is there already, so that a process may die at any moment and another one take the step
 * again; and of one number the carrier has only one.
 */
@Injectable()
export class PurchaseCourse {
  constructor(
    private readonly repository: NumberPurchasesRepository,
    private readonly carrier: CarrierNumbersService,
    private readonly numbers: PhoneNumbersService,
    private readonly audit: AuditLog,
    private readonly clock: Clock,
  ) {}

  /** Goes as far as it can now; nothing happens while somebody else is at it. */
  async run(id: string): Promise<void> {
    let purchase = await this.repository.claim(id, this.hold());
    while (purchase !== undefined && isOpen(purchase)) {
      const turn = await this.step(purchase);
      if (turn.to === purchase.state) return this.letGo(purchase, turn);
      purchase = await this.turn(purchase, turn);
    }
  }

  private async step(purchase: NumberPurchase): Promise<Turn> {
    try {
      if (purchase.state === 'asked') return await this.buy(purchase);
      if (purchase.state === 'bought') return await this.configure(purchase);
      return { to: 'linked', problem: null };
    } catch (error) {
      if (!(error instanceof CarrierError)) throw error;
      return this.afterFailure(purchase, error);
    }
  }

  /** asked → bought. What nobody knows is looked up before anything is done again. */
  private async buy(purchase: NumberPurchase): Promise<Turn> {
    const account = await this.accountOf(purchase);
    const known = await this.learn(purchase, account);
    if (known !== undefined) return known;
    if (this.isLate(purchase)) return failed(`This took too long. ${nothingBought}`);

    purchase.triedAt ??= this.clock.now();
    await this.repository.noteTried(purchase.id, purchase.triedAt);
    try {
      const { number, addressSid, bundleSid } = purchase;
      const settings = settingsFor(this.carrier.addresses());
      const name = markOf(purchase);
      await buyNumber(account, { number, name, settings, addressSid, bundleSid });
      return { to: 'bought', problem: null };
    } catch (error) {
      if (!(error instanceof CarrierError)) throw error;
      const learnt = await this.learn(purchase, account);
      if (learnt !== undefined) return learnt;
      if (isTemporary(error)) throw error;
      return failed(`${error.sentence} ${nothingBought}`);
    }
  }

  /** What owning the number says of its purchase; undefined: nothing, because the account does not own it. */
  private async learn(
    purchase: NumberPurchase,
    account: CarrierAccount,
  ): Promise<Turn | undefined> {
    const owned = await findOwnedNumber(account, purchase.number);
    if (owned === undefined) return undefined;
    const buyer = purchaseOfMark(owned.name);
    const isOurs = buyer !== undefined && (await this.repository.isSame(purchase, buyer));
    if (!isOurs) return failed(ownedAlready);
    await this.repository.noteTried(purchase.id, this.clock.now());
    return { to: 'bought', problem: null };
  }

  /** bought → configured. The settings came with the purchase: they are read again, and mended once a try. */
  private async configure(purchase: NumberPurchase): Promise<Turn> {
    const account = await this.accountOf(purchase);
    const addresses = this.carrier.addresses();
    const owned = await findOwnedNumber(account, purchase.number);
    if (owned === undefined && this.isLate(purchase)) return { to: 'given-up', problem: notOwned };
    if (owned === undefined) throw new CarrierError('moment', notOwned);
    if (wrongSettings(owned.settings, addresses).length === 0) return configured;

    const mended = await writeSettings(account, purchase.number, settingsFor(addresses));
    const [problem] = mended === undefined ? [] : wrongSettings(mended, addresses);
    if (mended !== undefined && problem === undefined) return configured;
    throw new CarrierError('moment', problem ?? notOwned);
  }

  /** Tries again while that may help, and ends with the truth when it does not. */
  private afterFailure(purchase: NumberPurchase, error: CarrierError): Turn {
    const { state, triedAt } = purchase;
    const { sentence } = error;
    if (state !== 'asked') {
      return this.isLate(purchase)
        ? { to: 'linked', problem: `The number is bought. ${sentence} ${mendSettings}` }
        : { to: state, problem: `The number is bought. ${sentence} ${again}` };
    }
    if (triedAt === null) {
      return isTemporary(error) && !this.isLate(purchase)
        ? { to: state, problem: `${sentence} Nothing is bought yet. ${again}` }
        : failed(`${sentence} ${nothingBought}`);
    }
    return this.clock.now().getTime() - triedAt.getTime() < learningMs
      ? { to: state, problem: `${sentence} ${whetherBought} ${again}` }
      : { to: 'given-up', problem: `${sentence} ${whetherBought} ${goOn}` };
  }

  /** Takes a turn, unless somebody else has. */
  private async turn(purchase: NumberPurchase, turn: Turn): Promise<NumberPurchase | undefined> {
    if (turn.to === 'linked') return this.link(purchase, turn);
    return this.repository.transaction(async (tx) => {
      const turned = await this.repository.turn(tx, purchase, { ...turn, ...this.hold() });
      if (turned !== undefined && !isOpen(turned)) {
        await this.audit.record(tx, {
          action: 'routing-number.purchase-ended',
          projectId: turned.projectId,
          target: { id: turned.policyId, name: await this.repository.policyName(tx, turned) },
          after: { number: maskedPhone(turned.number), state: turned.state, problem: turn.problem },
        });
      }
      return turned;
    });
  }

  /** configured → linked, in one go with the number's link. */
  private async link(purchase: NumberPurchase, turn: Turn): Promise<NumberPurchase | undefined> {
    try {
      let linked: NumberPurchase | undefined;
      await this.numbers.linkBought(purchase, purchase.number, async (tx) => {
        linked = await this.repository.turn(tx, purchase, { ...turn, ...this.hold() });
        return linked !== undefined;
      });
      return linked;
    } catch (error) {
      if (!(error instanceof DomainError)) throw error;
      const problem = `The number is bought, but not linked. ${error.message} ${goOn}`;
      return this.turn(purchase, { to: 'given-up', problem });
    }
  }

  /** For another try, by whichever process. */
  private async letGo(purchase: NumberPurchase, turn: Turn): Promise<void> {
    const now = this.clock.now();
    await this.repository.transaction((tx) =>
      this.repository.turn(tx, purchase, { ...turn, now, until: now }),
    );
  }

  private async accountOf(purchase: NumberPurchase): Promise<CarrierAccount> {
    const account = await this.carrier.findAccount(purchase, purchase.accountSid);
    if (account !== undefined) return account;
    throw new CarrierError(
      'account',
      'No call/SMS config of this project can ask the account any more with which the number was to be bought.',
    );
  }

  private isLate({ createdAt }: NumberPurchase): boolean {
    return this.clock.now().getTime() - createdAt.getTime() >= patienceMs;
  }

  private hold(): Hold {
    const now = this.clock.now();
    return { now, until: new Date(now.getTime() + holdMs) };
  }
}

const configured: Turn = { to: 'configured', problem: null };
const nothingBought = 'Nothing was bought.';
const again = 'This is tried again every minute.';
const whetherBought = 'Whether the number was bought is not known.';
const notOwned = 'The account does not show the number among those that it owns.';
const ownedAlready =
  'The account owns this number already, not by this purchase. Use it as an existing number.';
const goOn =
  'To go on, buy the same number again: what the account owns by then is not bought twice.';
const mendSettings =
  'It is linked, but may not lead here yet. Check its settings, and have them put right.';

function failed(problem: string): Turn {
  return { to: 'failed', problem };
}
