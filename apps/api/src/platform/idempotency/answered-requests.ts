import { createHmac } from 'node:crypto';

import { Inject, Injectable, Logger, type OnModuleInit } from '@nestjs/common';
import type pg from 'pg';

import { Clock } from '../clock/clock.port.js';
import { DomainError } from '../errors/domain-error.js';
import { JobRunner } from '../jobs/job-runner.service.js';
import { MasterKey } from '../secrets/master-key.js';
import { SecretBox } from '../secrets/secret-box.js';
import { POOL } from '../tokens.js';

const millisecondsKept = 24 * 60 * 60 * 1000;

/** A request that must be done once, however often it comes. */
export type UniqueRequest = {
  /** Id of the person or API key; two of them may use the same key. */
  actorId: string;
  key: string;
  /** The route and the body, which tell one request from another; only a keyed hash is stored. */
  content: string;
};

/** Whether the request is now the caller's to do, or what it was answered when it was done. */
export type Claim = { kind: 'mine'; id: string } | { kind: 'answered'; answer: unknown };

type Row = { id: string; request_hash: Buffer; answer_sealed: string | null };

/**
 * Remembers for a day which requests were done and what they were answered. A request is claimed before it is done,
 * by one statement, so that of two at the same moment one is done; a claim without an answer is never taken over,
 * because nobody can tell how far the request came.
 */
@Injectable()
export class AnsweredRequests implements OnModuleInit {
  private readonly logger = new Logger('idempotency');
  private readonly key: Buffer;

  constructor(
    @Inject(POOL) private readonly pool: pg.Pool,
    private readonly secrets: SecretBox,
    private readonly clock: Clock,
    private readonly jobs: JobRunner,
    masterKey: MasterKey,
  ) {
    this.key = masterKey.derive('request-hashes');
  }

  onModuleInit(): void {
    this.jobs.repeat({
      name: 'forget-answered-requests',
      pattern: '17 * * * *',
      work: () => this.forgetOld(),
    });
  }

  /** @throws {DomainError} when the key belongs to another request, or to this one without an answer yet. */
  async claim({ actorId, key, content }: UniqueRequest): Promise<Claim> {
    // With a key of ours: a body may hold a password, and a plain hash is all that it takes to guess one.
    const hash = createHmac('sha256', this.key).update(content).digest();
    const inserted = await this.pool.query<{ id: string }>(
      `INSERT INTO idempotency_keys (actor_id, key, request_hash, used_at) VALUES ($1, $2, $3, $4)
       ON CONFLICT (actor_id, key) DO NOTHING RETURNING id`,
      [actorId, key, hash, this.clock.now()],
    );
    const [mine] = inserted.rows;
    if (mine !== undefined) return { kind: 'mine', id: mine.id };

    const found = await this.pool.query<Row>(
      'SELECT id, request_hash, answer_sealed FROM idempotency_keys WHERE actor_id = $1 AND key = $2',
      [actorId, key],
    );
    return { kind: 'answered', answer: this.answerOf(found.rows[0], hash) };
  }

  /** Keeps what a request was answered. The request is done: a failure here must not deny it. */
  async keep(id: string, answer: unknown): Promise<void> {
    // An answer may hold a secret, such as a new API key.
    const sealed = this.secrets.seal(JSON.stringify({ answer }), id);
    await this.pool
      .query('UPDATE idempotency_keys SET answer_sealed = $2 WHERE id = $1', [id, sealed])
      .catch((error: unknown) => this.logger.warn({ err: error, msg: 'An answer is not kept.' }));
  }

  /** Forgets a request that was refused: it may come again under the same key. */
  async free(id: string): Promise<void> {
    await this.pool
      .query('DELETE FROM idempotency_keys WHERE id = $1', [id])
      .catch((error: unknown) => this.logger.warn({ err: error, msg: 'A key is not freed.' }));
  }

  /**
   * Forgets what was answered wherever a text stands in it. That the request was done stays known: it is not done again.
   *
   * @param actorIds whose requests are looked at.
   */
  async forgetAnswersThatHold(text: string, actorIds: readonly string[]): Promise<void> {
    let last = '00000000-0000-0000-0000-000000000000';
    for (;;) {
      const { rows } = await this.pool.query<{ id: string; sealed: string }>(
        `SELECT id, answer_sealed AS sealed FROM idempotency_keys
         WHERE actor_id = ANY ($1) AND answer_sealed IS NOT NULL AND id > $2 ORDER BY id LIMIT 200`,
        [actorIds, last],
      );
      const found = rows.filter(({ id, sealed }) => this.secrets.open(sealed, id).includes(text));
      await this.pool.query(
        'UPDATE idempotency_keys SET answer_sealed = NULL WHERE id = ANY ($1)',
        [found.map(({ id }) => id)],
      );
      const end = rows.at(-1);
      if (end === undefined) return;
      last = end.id;
    }
  }

  async forgetOld(): Promise<void> {
    await this.pool.query('DELETE FROM idempotency_keys WHERE used_at <= $1', [
      new Date(this.clock.now().getTime() - millisecondsKept),
    ]);
  }

  private answerOf(row: Row | undefined, hash: Buffer): unknown {
    if (row !== undefined && !row.request_hash.equals(hash)) {
      throw new DomainError(
        'idempotency-key-reused',
        'This Idempotency-Key was used for another request. Choose a new one for each request.',
      );
    }
    if (row === undefined || row.answer_sealed === null) {
      throw new DomainError(
        'conflict',
        'A request with this Idempotency-Key is still running, or was cut off and nobody knows how far it came. ' +
          'It will not be done a second time: look whether it was done, and use a new key if not.',
      );
    }
    const { answer } = JSON.parse(this.secrets.open(row.answer_sealed, row.id)) as {
      answer?: unknown;
    };
    return answer;
  }
}
