import { Injectable } from '@nestjs/common';
import {
  mostPhones,
  type AddPhoneDto,
  type MyPhoneDto,
  type PageDto,
  type ReorderPhonesDto,
} from '@ringdown/contracts';

import { AuditLog } from '../../platform/audit/audit-log.js';
import { maskedPhone } from '../../platform/audit/masked-phone.js';
import { DomainError } from '../../platform/errors/domain-error.js';
import { RoutingPlans } from '../routing-plans/routing-plans.service.js';
import { toMyPhones } from './my-phone.mapper.js';
import { PhonesRepository } from './phones.repository.js';

/** The phones on which a person is rung. */
@Injectable()
export class NotificationMethods {
  constructor(
    private readonly repository: PhonesRepository,
    private readonly audit: AuditLog,
    private readonly plans: RoutingPlans,
  ) {}

  /** All of them on one page: a person has at most `mostPhones`. */
  async list(userId: string): Promise<PageDto<MyPhoneDto>> {
    const rows = await this.repository.list(userId);
    const policyNames = await this.repository.listPolicyNames(userId);
    return { items: toMyPhones(rows, policyNames), nextCursor: null };
  }

  async get(userId: string, phoneId: string): Promise<MyPhoneDto> {
    const phone = (await this.list(userId)).items.find(({ id }) => id === phoneId);
    if (phone === undefined) throw noSuchPhone();
    return phone;
  }

  /** Lets calls know of a phone that has just been verified. */
  async beginToRing(userId: string, phoneId: string): Promise<MyPhoneDto> {
    await this.plans.refresh();
    return this.get(userId, phoneId);
  }

  /** Nobody is rung on it before it is verified. */
  async add(userId: string, { number }: AddPhoneDto): Promise<MyPhoneDto> {
    const id = await this.repository.change(userId, async (phones) => {
      const present = await phones.list();
      if (present.some((phone) => phone.number === number)) {
        throw wrongField('number', 'You have added this phone already.');
      }
      if (present.length >= mostPhones) {
        throw new DomainError('conflict', `You have at most ${String(mostPhones)} phones.`);
      }
      const added = await phones.add(number);
      await this.audit.record(phones.tx, {
        action: 'phone.added',
        projectId: null,
        target: { id: added, name: maskedPhone(number) },
        after: { number: maskedPhone(number) },
      });
      return added;
    });
    return this.get(userId, id);
  }

  async reorder(userId: string, { phoneIds }: ReorderPhonesDto): Promise<PageDto<MyPhoneDto>> {
    await this.repository.change(userId, async (phones) => {
      const before = await phones.list();
      const present = new Set(before.map(({ id }) => id));
      if (phoneIds.length !== present.size || !phoneIds.every((id) => present.has(id))) {
        throw wrongField('phoneIds', 'Name each of your phones exactly once.');
      }
      if (before.every(({ id }, index) => id === phoneIds[index])) return;

      await phones.order(phoneIds);
      await this.audit.record(phones.tx, {
        action: 'phone.reordered',
        projectId: null,
        target: { id: userId, name: 'phones' },
        before: toAuditedOrder(before),
        after: toAuditedOrder(await phones.list()),
      });
    });
    await this.plans.refresh();
    return this.list(userId);
  }

  /** Calls ring the next verified phone from now on, if there is one. */
  async remove(userId: string, phoneId: string): Promise<void> {
    await this.repository.change(userId, async (phones) => {
      const removed = await phones.remove(phoneId);
      if (removed === undefined) throw noSuchPhone();
      const number = maskedPhone(removed.number);
      await this.audit.record(phones.tx, {
        action: 'phone.deleted',
        projectId: null,
        target: { id: phoneId, name: number },
        before: { number, verified: removed.verified },
      });
    });
    await this.plans.refresh();
  }
}

function toAuditedOrder(phones: readonly { number: string }[]): object {
  return { phones: phones.map(({ number }) => maskedPhone(number)) };
}

/** The same for a phone that does not exist and for one of somebody else. */
export function noSuchPhone(): DomainError {
  return new DomainError('not-found', 'You have no such phone.');
}

/** A request with one wrong field. */
export function wrongField(field: string, sentence: string): DomainError {
  return new DomainError('invalid-request', 'Some fields need your attention.', {
    [field]: [sentence],
  });
}
