import { Injectable } from '@nestjs/common';
import type { BuyNumberDto, NumberPurchaseDto, PageDto, PageQueryDto } from '@ringdown/contracts';

import { AuditLog } from '../../platform/audit/audit-log.js';
import { maskedPhone } from '../../platform/audit/masked-phone.js';
import { DomainError } from '../../platform/errors/domain-error.js';
import { toPage } from '../../platform/paging/cursor.js';
import { CarrierNumbersService } from '../phone-numbers/carrier-numbers.service.js';
import { noSuchPolicy, PhoneNumbersService } from '../phone-numbers/phone-numbers.service.js';
import { toDto, type NumberPurchase } from './number-purchase.js';
import { NumberPurchasesRepository, type PolicyKey } from './number-purchases.repository.js';
import { PurchaseQueue } from './purchase-queue.service.js';

/** More than anybody orders on purpose while the carrier does not answer. */
const mostAtOnce = 10;

/** Purchases as those see them who ask for them. */
@Injectable()
export class NumberPurchasesService {
  constructor(
    private readonly repository: NumberPurchasesRepository,
    private readonly carrier: CarrierNumbersService,
    private readonly numbers: PhoneNumbersService,
    private readonly queue: PurchaseQueue,
    private readonly audit: AuditLog,
  ) {}

  async list(key: PolicyKey, query: PageQueryDto): Promise<PageDto<NumberPurchaseDto>> {
    if (!(await this.repository.hasPolicy(key))) throw noSuchPolicy();
    return toPage(await this.repository.list(key, query), query, {
      item: toDto,
      cursor: ({ created, id }) => [created, id],
    });
  }

  async get(key: PolicyKey, purchaseId: string): Promise<NumberPurchaseDto> {
    const purchase = await this.repository.find(key, purchaseId);
    if (purchase !== undefined) return toDto(purchase);
    throw new DomainError('not-found', 'There is no such purchase of this policy.');
  }

  /** Whoever asks once more, by a double click or a retry, gets the purchase that goes on or is done. */
  async ask(key: PolicyKey, wish: BuyNumberDto): Promise<NumberPurchaseDto> {
    const { accountSid } = await this.carrier.accountOf(key);
    const asked = await this.repository.withPolicy(key, async (tx, name) => {
      const known =
        (await this.repository.findOpen(tx, key.projectId, wish.number)) ??
        (await this.repository.findDone(tx, key.policyId, wish.number));
      if (known !== undefined) return known;
      await this.numbers.assertFree(tx, key, wish.number);
      const created = await this.repository.create(tx, { ...key, accountSid, wish });
      if (created === undefined) return this.repository.findOpen(tx, key.projectId, wish.number);
      if ((await this.repository.countOpen(tx, key.projectId)) > mostAtOnce) throw tooMany();
      await this.queue.add(tx, created.id);
      await this.audit.record(tx, {
        action: 'routing-number.purchase-started',
        projectId: key.projectId,
        target: { id: key.policyId, name },
        after: {
          number: maskedPhone(wish.number),
          monthlyPrice: created.monthlyPrice,
          currency: created.currency,
        },
      });
      return created;
    });
    if (asked === undefined) throw noSuchPolicy();
    return toDto(assertOf(key, asked.result));
  }
}

/** Undefined: another policy's ended in this very moment. */
function assertOf(key: PolicyKey, purchase: NumberPurchase | undefined): NumberPurchase {
  if (purchase?.policyId === key.policyId) return purchase;
  throw new DomainError(
    'conflict',
    'This number is being bought for another policy of this project. Choose another one.',
  );
}

function tooMany(): DomainError {
  return new DomainError(
    'conflict',
    `${String(mostAtOnce)} numbers are being bought for this project already. Wait until one of them is done.`,
  );
}
