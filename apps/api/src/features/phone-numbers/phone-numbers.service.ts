import { Injectable } from '@nestjs/common';
import type { PageDto, PageQueryDto, RoutingNumberDto } from '@ringdown/contracts';
import type { EntityManager } from 'typeorm';

import { AuditLog } from '../../platform/audit/audit-log.js';
import { maskedPhone } from '../../platform/audit/masked-phone.js';
import { Clock } from '../../platform/clock/clock.port.js';
import { DomainError } from '../../platform/errors/domain-error.js';
import { toPage } from '../../platform/paging/cursor.js';
import { SecretBox } from '../../platform/secrets/secret-box.js';
import type { OwnedNumber } from '../../telephony/carrier-numbers.js';
import type { NumberSettings } from '../../telephony/number-settings.js';
import { RoutingPlans } from '../routing-plans/routing-plans.service.js';
import {
  PhoneNumbersRepository,
  type NumberOwner,
  type PolicyKey,
} from './phone-numbers.repository.js';
import type { RoutingNumberEntity } from './routing-number.entity.js';

export const e164 = /^\+[1-9]\d{6,14}$/;

/** The numbers whose callers a policy takes. Nothing here touches the carrier, where each number stays as it is. */
@Injectable()
export class PhoneNumbersService {
  constructor(
    private readonly repository: PhoneNumbersRepository,
    private readonly audit: AuditLog,
    private readonly plans: RoutingPlans,
    private readonly clock: Clock,
    private readonly secrets: SecretBox,
  ) {}

  async list(key: PolicyKey, query: PageQueryDto): Promise<PageDto<RoutingNumberDto>> {
    const found = await this.repository.withPolicy(key, () => this.repository.list(key, query));
    if (found === undefined) throw noSuchPolicy();
    return toPage(found.result, query, { item: toDto, cursor: ({ number }) => [number] });
  }

  async link(key: PolicyKey, number: string): Promise<RoutingNumberDto> {
    const linked = { ...key, number, createdAt: this.clock.now() };
    const done = await this.repository.withPolicy(key, async ({ tx, id, name }) => {
      if (!(await this.repository.link(tx, linked))) {
        throw alreadyLinked(key, await this.repository.findOwner(tx, number));
      }
      await this.audit.record(tx, {
        action: 'routing-number.linked',
        projectId: key.projectId,
        target: { id, name },
        after: { number: maskedPhone(number) },
      });
    });
    if (done === undefined) throw noSuchPolicy();
    await this.plans.refresh();
    return toDto({ ...linked, origin: 'linked' });
  }

  /** Links a number and keeps what it says at the carrier; doing it again changes nothing. */
  async linkTaken(key: PolicyKey, { number, settings }: OwnedNumber): Promise<void> {
    const link = { ...key, number, createdAt: this.clock.now() };
    const sealed = this.secrets.seal(JSON.stringify(settings), boundTo(number));
    const done = await this.repository.withPolicy(key, async ({ tx, id, name }) => {
      if (await this.repository.takeOver(tx, link, sealed)) {
        await this.audit.record(tx, {
          action: 'routing-number.linked',
          projectId: key.projectId,
          target: { id, name },
          after: { number: maskedPhone(number), origin: 'taken-over' },
        });
        return;
      }
      const owner = await this.repository.findOwner(tx, number);
      if (owner?.policyId !== key.policyId) throw alreadyLinked(key, owner);
    });
    if (done === undefined) throw noSuchPolicy();
    await this.plans.refresh();
  }

  /** @throws {DomainError} when a number leads somewhere already. */
  async assertFree(tx: EntityManager, key: PolicyKey, number: string): Promise<void> {
    const owner = await this.repository.findOwner(tx, number);
    if (owner !== undefined) throw alreadyLinked(key, owner);
  }

  /**
   * Links a number that was bought for a policy.
   *
   * @param settle is done in the same transaction; where it says false, nothing else happens.
   */
  async linkBought(
    { projectId, policyId }: PolicyKey,
    number: string,
    settle: (tx: EntityManager) => Promise<boolean>,
  ): Promise<void> {
    const key = { projectId, policyId };
    const link = { ...key, number, createdAt: this.clock.now() };
    const done = await this.repository.withPolicy(key, async ({ tx, id, name }) => {
      if (!(await settle(tx))) return;
      if (!(await this.repository.linkBought(tx, link))) {
        throw alreadyLinked(key, await this.repository.findOwner(tx, number));
      }
      await this.audit.record(tx, {
        action: 'routing-number.linked',
        projectId,
        target: { id, name },
        after: { number: maskedPhone(number), origin: 'bought' },
      });
    });
    if (done === undefined) throw noSuchPolicy();
    await this.plans.refresh();
  }

  /** What a number said at the carrier before it was taken over; undefined: it was not. */
  async findFormerSettings(key: PolicyKey, number: string): Promise<NumberSettings | undefined> {
    if (!e164.test(number)) return undefined;
    const sealed = (await this.repository.find(key, number))?.previousSettingsSealed;
    if (sealed == null) return undefined;
    return JSON.parse(this.secrets.open(sealed, boundTo(number))) as NumberSettings;
  }

  /** @param told as which action; a number that was given back does not exist any more. */
  async unlink(
    key: PolicyKey,
    number: string,
    told: 'routing-number.unlinked' | 'routing-number.given-back' = 'routing-number.unlinked',
  ): Promise<void> {
    if (!e164.test(number)) throw noSuchNumber();
    const done = await this.repository.withPolicy(key, async ({ tx, id, name }) => {
      if (!(await this.repository.unlink(tx, id, number))) throw noSuchNumber();
      await this.audit.record(tx, {
        action: told,
        projectId: key.projectId,
        target: { id, name },
        before: { number: maskedPhone(number) },
      });
    });
    if (done === undefined) throw noSuchPolicy();
    await this.plans.refresh();
  }
}

export function toDto({
  number,
  origin,
  createdAt,
}: Pick<RoutingNumberEntity, 'number' | 'origin' | 'createdAt'>): RoutingNumberDto {
  return { number, origin, createdAt: createdAt.toISOString() };
}

/** What other projects do with a number is not told. */
function alreadyLinked(key: PolicyKey, owner: NumberOwner | undefined): DomainError {
  if (owner?.policyId === key.policyId) {
    return new DomainError('conflict', 'This number already leads to this policy.');
  }
  if (owner?.projectId === key.projectId) {
    return new DomainError(
      'conflict',
      `This number already leads to the policy ${owner.policyName}. Release it there first.`,
    );
  }
  return new DomainError('conflict', 'This number is already in use on this installation.');
}

export function noSuchPolicy(): DomainError {
  return new DomainError('not-found', 'There is no such policy in this project.');
}

export function noSuchNumber(): DomainError {
  return new DomainError('not-found', 'This number does not lead to this policy.');
}

/** What the sealed settings of a number are bound to. */
function boundTo(number: string): string {
  return `number ${number}`;
}
