import { join } from 'node:path';

import {
  Inject,
  Injectable,
  Logger,
  type OnApplicationBootstrap,
  type OnApplicationShutdown,
} from '@nestjs/common';
import {
  withPosition,
  type Occupation,
  type RoutingPlan,
  type Wave,
  type WaveStanding,
} from '@ringdown/call-routing';
import pg from 'pg';

import type { Environment } from '../../config/environment.js';
import { monthOf, monthOfId } from '../../database/call-month.js';
import { Metrics } from '../../platform/metrics/metrics.js';
import { ENVIRONMENT } from '../../platform/tokens.js';
import { CallJournalRepository } from './call-journal.repository.js';
import type { JournalEntry, JournalReply } from './journal-entry.js';
import { JournalSpool } from './journal-spool.js';
import { Occupations } from './occupation.repository.js';
import { unmetEntry } from './unmet-entry.js';
import { WaveStandings, type OpenRing } from './wave-standing.repository.js';

/** How often the spool is tried while the database is away. */
const drainMilliseconds = 1000;

/** After a failure the database is left alone this long, so that callers do not wait for it one by one. */
const awayMilliseconds = 1000;

/** The journal as calls see it: it always takes an entry, into the database or, while that is away, into the spool. */
@Injectable()
export class CallJournal implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly logger = new Logger('call-journal');
  private readonly spool: JournalSpool;
  private timer: NodeJS.Timeout | undefined;
  private draining = false;
  private awayUntil = 0;

  constructor(
    @Inject(ENVIRONMENT) environment: Environment,
    private readonly repository: CallJournalRepository,
    private readonly waves: WaveStandings,
    private readonly occupations: Occupations,
    private readonly metrics: Metrics,
  ) {
    this.spool = new JournalSpool(join(environment.dataDir, 'journal-spool'));
  }

  onApplicationBootstrap(): void {
    this.spool.adoptLeftovers();
    this.timer = setInterval(() => void this.drain(), drainMilliseconds);
  }

  async onApplicationShutdown(): Promise<void> {
    clearInterval(this.timer);
    await this.drain();
  }

  async append(entry: JournalEntry): Promise<JournalReply> {
    this.occupations.learn(entry);
    // Behind entries of its call that wait in the spool an entry waits, too: a call's journal keeps its order.
    const isAway = this.spool.has(entry.callId) || Date.now() < this.awayUntil;
    if (isAway) return this.keep(asFirst(entry));
    try {
      return await this.repository.append(entry);
    } catch (error) {
      this.logger.error({ err: error, ...namesOf(entry), msg: 'A journal entry was not taken.' });
      if (isRefusal(error, entry)) return blindReply(asFirst(entry));
      this.awayUntil = Date.now() + awayMilliseconds;
      return this.keep(asFirst(entry));
    }
  }

  /** Which of these calls stands in the record, or waits in the spool; undefined when none does, or nobody can tell now. */
  async findKnown(callIds: readonly string[]): Promise<string | undefined> {
    const waiting = callIds.find((callId) => this.spool.has(callId));
    return waiting ?? this.repository.findKnown(callIds).catch(() => undefined);
  }

  /** Undefined while nobody can ask the record. */
  async standingOf(callId: string, wave: Wave): Promise<WaveStanding | undefined> {
    return this.waves.find(callId, wave).catch(() => undefined);
  }

  /** The rings of a wave that are not over, that of whoever took the call apart; none while nobody can tell. */
  async openRings(callId: string, wave: Wave): Promise<OpenRing[]> {
    return this.waves.findOpen(callId, wave).catch(() => []);
  }

  /** What is known of a plan's people without asking the record; undefined if that is nothing. */
  knownOccupation(plan: RoutingPlan, at: number): Occupation | undefined {
    return this.occupations.known(plan, at);
  }

  /** Undefined if nothing is known while nobody can ask the record. */
  async occupation(
    call: { callId: string; plan: RoutingPlan },
    at: number,
  ): Promise<Occupation | undefined> {
    return this.occupations.find(call, at).catch(() => this.knownOccupation(call.plan, at));
  }

  /** Whether the caller was sent into the room of a wave; no while nobody can tell. */
  async isPutThrough(callId: string, wave: Wave): Promise<boolean> {
    return this.waves.isPutThrough(callId, wave).catch(() => false);
  }

  /** Whether the caller's leg is over; no while nobody can tell. */
  async isCallerGone(callId: string): Promise<boolean> {
    return this.waves.isCallerGone(callId).catch(() => false);
  }

  /** Whoever has accepted a caller who had gone by then has talked to nobody, and the record says so. */
  async settleUnmet(callId: string): Promise<void> {
    const unmet = await this.waves.findUnmet(callId);
    if (unmet !== undefined) await this.append(unmetEntry(unmet));
  }

  private keep(entry: JournalEntry): JournalReply {
    this.metrics.journalSpooled.inc();
    try {
      this.spool.add(asAnswered(entry));
    } catch (error) {
      // The caller goes on all the same; the entry is lost only if this process dies before the database is back.
      this.logger.error({ err: error, ...namesOf(entry), msg: 'The spool cannot be written.' });
    }
    return blindReply(entry);
  }

  /** Writes a spooled entry; one that no try could ever write is left behind. */
  private async write(entry: JournalEntry): Promise<void> {
    try {
      await this.repository.append(entry);
    } catch (error) {
      if (!isRefusal(error, entry)) throw error;
      this.logger.error({
        err: error,
        ...namesOf(entry),
        msg: 'A journal entry is refused for good.',
      });
    }
  }

  private async drain(): Promise<void> {
    if (this.draining || this.spool.isEmpty) return;
    this.draining = true;
    try {
      await this.spool.drain((entry) => this.write(entry));
      this.awayUntil = 0;
      this.logger.log('The database is back; the spool is empty.');
    } catch {
      // Still away: the next try is a second off.
    } finally {
      this.draining = false;
    }
  }
}

/** The database answered, and will say no to this entry each time (SQLSTATE: data, integrity, syntax). */
function isRefusal(error: unknown, { callId, at }: JournalEntry): boolean {
  if (!(error instanceof pg.DatabaseError)) return false;
  // No such table: the call's month has no place yet, which comes; or not any more, which does not.
  if (error.code === '42P01') return monthOfId(callId) !== monthOf(new Date(at));
  return /^(22|23|42)/.test(error.code ?? '');
}

function namesOf({ callId, projectId, key }: JournalEntry) {
  return { callId, projectId, key };
}

/**
 * The answer while the record cannot be looked up. An open attempt is then taken for granted: only a live whisper
 * asks. An accept is not: at worst a caller who has talked is rung through once more, but none is lost. What the
 * record will say is settled when the entry is written.
 */
function blindReply({ outcome, provided }: JournalEntry): JournalReply {
  const held = provided?.that === 'attempt-accepted' ? provided.otherwise : outcome;
  const planId = outcome.call.plan_id ?? null;
  const unknown = {
    caller: null,
    callerName: null,
    waitedSeconds: null,
    openLegs: null,
    standing: null,
  };
  return { steps: held.steps, planId, isNew: true, ...unknown };
}

/** While nobody can count who waits, a caller hears that they are the first, and the record will say that they did. */
function asFirst({ outcome, ...entry }: JournalEntry): JournalEntry {
  return {
    ...entry,
    outcome: { ...outcome, steps: outcome.steps && withPosition(outcome.steps, 1) },
  };
}

/** While nobody can count calls a caller is let in, and so the record has to say, whatever the count will be. */
function asAnswered({ provided, ...entry }: JournalEntry): JournalEntry {
  return provided === undefined || provided.that === 'calls-below' ? entry : { ...entry, provided };
}
