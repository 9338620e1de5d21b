import {
  Inject,
  Injectable,
  Logger,
  type OnApplicationBootstrap,
  type OnApplicationShutdown,
} from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { MutesDto } from '@ringdown/contracts';
import { DataSource } from 'typeorm';

import { AuditLog } from '../../platform/audit/audit-log.js';
import { Clock } from '../../platform/clock/clock.port.js';
import { DomainError } from '../../platform/errors/domain-error.js';
import { MutesRepository, type MuteKey, type MuteRow } from './mutes.repository.js';

/** So often this process looks for mutes of which another one was told. */
const pollMilliseconds = 5000;

type Mute = Pick<MuteRow, 'policyId' | 'userId' | 'until'>;

/** Knows whom each policy leaves alone, in memory: a caller waits for no question about it. */
@Injectable()
export class Mutes implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly logger = new Logger('mutes');
  private inForce: readonly Mute[] = [];
  private timer: NodeJS.Timeout | undefined;

  constructor(
    private readonly repository: MutesRepository,
    @InjectDataSource() private readonly dataSource: DataSource,
    private readonly audit: AuditLog,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    await this.refresh();
    this.timer = setInterval(() => void this.refresh(), pollMilliseconds);
  }

  onApplicationShutdown(): void {
    clearInterval(this.timer);
  }

  /** Whom a policy does not ring at a time, by their user ids. */
  of(policyId: string, at: number): string[] {
    return this.inForce
      .filter((mute) => mute.policyId === policyId && mute.until.getTime() > at)
      .map(({ userId }) => userId);
  }

  /** Holds from now on, even before it stands in the record. */
  learn(mute: Mute): void {
    this.inForce = [...this.inForce, mute];
  }

  /** @throws {DomainError} when the project has no such policy. */
  async list(key: Omit<MuteKey, 'userId'>): Promise<MutesDto> {
    if (!(await this.repository.hasPolicy(key))) {
      throw new DomainError('not-found', 'There is no such policy in this project.');
    }
    const rows = await this.repository.findInForce(this.clock.now());
    const items = rows
      .filter(({ projectId, policyId }) => projectId === key.projectId && policyId === key.policyId)
      .map(({ userId, name, until }) => ({ userId, name, until: until.toISOString() }));
    return { items, nextCursor: null };
  }

  /** @throws {DomainError} when the policy rings the person anyway. */
  async end(key: MuteKey): Promise<void> {
    const { items } = await this.list(key);
    const mute = items.find(({ userId }) => userId === key.userId);
    await this.dataSource.transaction(async (tx) => {
      const ended = await this.repository.end(tx, key, this.clock.now());
      if (mute === undefined || ended === 0) {
        throw new DomainError('not-found', 'This person is not muted for this policy.');
      }
      await this.audit.record(tx, {
        action: 'mute.ended',
        projectId: key.projectId,
        target: { id: key.userId, name: mute.name },
        before: { mutedUntil: mute.until },
      });
    });
    await this.refresh();
  }

  private async refresh(): Promise<void> {
    try {
      this.inForce = await this.repository.findInForce(this.clock.now());
    } catch (error) {
      this.logger.warn({ err: error, msg: 'Mutes could not be read; those known stay in force.' });
    }
  }
}
