import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { PageQueryDto } from '@ringdown/contracts';
import { DataSource, type EntityManager } from 'typeorm';

import { Clock } from '../../platform/clock/clock.port.js';
import { idPart, readCursor, rowsToRead, textPart } from '../../platform/paging/cursor.js';
import { CallSmsConfigEntity } from './call-sms-config.entity.js';
import type { CallSmsConfigRow } from './call-sms-config.mapper.js';

/** Which config of which project. */
export type ConfigKey = { projectId: string; configId: string };

/** What a person may set, with the tokens sealed. */
export type ConfigFields = Omit<
  CallSmsConfigEntity,
  'id' | 'projectId' | 'version' | 'createdAt' | 'updatedAt'
>;

/** A config with its sealed tokens, and who relies on it. */
export type StoredConfig = ConfigFields & {
  id: string;
  version: number;
  policyNames: string[];
};

const policyNames = `ARRAY(
  SELECT p.name FROM incoming_call_policies p
  WHERE p.project_id = c.project_id AND p.call_sms_config_id = c.id
  ORDER BY p.name, p.id)`;

const selectShown = `
  SELECT c.id, c.name, c.description, c.account_sid, c.api_key_sid, c.primary_phone_number, c.api_base_url, c.region, c.edge, c.version,
    c.second_auth_token_sealed IS NOT NULL AS has_second_auth_token, c.created_at, c.updated_at,
    ${policyNames} AS policy_names
  FROM call_sms_configs c
  WHERE c.project_id = $1`;

@Injectable()
export class CallSmsConfigsRepository {
  constructor(
    @InjectDataSource() private readonly dataSource: DataSource,
    private readonly clock: Clock,
  ) {}

  /** By name; one row more than the page shows. */
  async list(projectId: string, query: PageQueryDto): Promise<CallSmsConfigRow[]> {
    const [name = null, id = null] = readCursor(query, [textPart, idPart]) ?? [];
    const rows: CallSmsConfigRow[] = await this.dataSource.query(
      `${selectShown} AND ($2::text IS NULL OR (c.name, c.id) > ($2, $3::uuid))
       ORDER BY c.name, c.id
       LIMIT $4`,
      [projectId, name, id, rowsToRead(query)],
    );
    return rows;
  }

  async names(tx: EntityManager, projectId: string): Promise<{ id: string; name: string }[]> {
    const rows: { id: string; name: string }[] = await tx.query(
      'SELECT id, name FROM call_sms_configs WHERE project_id = $1',
      [projectId],
    );
    return rows;
  }

  find(key: ConfigKey): Promise<CallSmsConfigRow | undefined> {
    return find(this.dataSource.manager, key);
  }

  findStored(key: ConfigKey): Promise<StoredConfig | undefined> {
    return findStored(this.dataSource.manager, key);
  }

  /** @param announce is given the new config before it can be seen by others. */
  async create(
    config: ConfigFields & { id: string; projectId: string },
    announce: (row: CallSmsConfigRow, tx: EntityManager) => Promise<void>,
  ): Promise<CallSmsConfigRow> {
    return this.dataSource.transaction(async (tx) => {
      await tx.insert(CallSmsConfigEntity, config);
      const row = await get(tx, { projectId: config.projectId, configId: config.id });
      await announce(row, tx);
      return row;
    });
  }

  /**
   * Changes or deletes a config, one change after the other, while no policy can begin to use it.
   *
   * @returns undefined when there is no such config.
   */
  async change<Result>(
    key: ConfigKey,
    work: (config: LockedConfig) => Promise<Result>,
  ): Promise<{ result: Result } | undefined> {
    return this.dataSource.transaction(async (tx) => {
      // A policy that is being given this config holds a key-share lock until it is there to be seen.
      await tx.query('SELECT FROM call_sms_configs WHERE project_id = $1 AND id = $2 FOR UPDATE', [
        key.projectId,
        key.configId,
      ]);
      const stored = await findStored(tx, key);
      if (stored === undefined) return undefined;
      const config = new LockedConfig(tx, key, this.clock.now(), stored, await get(tx, key));
      return { result: await work(config) };
    });
  }
}

/** A config that is locked until the transaction ends. */
export class LockedConfig {
  constructor(
    readonly tx: EntityManager,
    private readonly key: ConfigKey,
    private readonly now: Date,
    /** As it was when it was locked. */
    readonly stored: StoredConfig,
    /** The same, as it may be shown. */
    readonly row: CallSmsConfigRow,
  ) {}

  /** @returns the config as it is now. */
  async update(changes: Partial<ConfigFields>): Promise<CallSmsConfigRow> {
    const { projectId, configId: id } = this.key;
    const written = { ...changes, updatedAt: this.now, version: () => 'version + 1' };
    await this.tx.update(CallSmsConfigEntity, { id, projectId }, written);
    return get(this.tx, this.key);
  }

  async remove(): Promise<void> {
    const { projectId, configId: id } = this.key;
    await this.tx.delete(CallSmsConfigEntity, { id, projectId });
  }
}

async function find(
  manager: EntityManager,
  { projectId, configId }: ConfigKey,
): Promise<CallSmsConfigRow | undefined> {
  const rows: CallSmsConfigRow[] = await manager.query(`${selectShown} AND c.id = $2`, [
    projectId,
    configId,
  ]);
  return rows[0];
}

async function get(tx: EntityManager, key: ConfigKey): Promise<CallSmsConfigRow> {
  const row = await find(tx, key);
  if (row === undefined) throw new Error('A config vanished from its own transaction.');
  return row;
}

async function findStored(
  manager: EntityManager,
  { projectId, configId }: ConfigKey,
): Promise<StoredConfig | undefined> {
  const config = await manager.findOneBy(CallSmsConfigEntity, { id: configId, projectId });
  if (config === null) return undefined;
  const [row]: { policy_names: string[] }[] = await manager.query(
    `SELECT ${policyNames} AS policy_names FROM call_sms_configs c WHERE c.id = $1`,
    [configId],
  );
  return Object.assign(config, { policyNames: row?.policy_names ?? [] });
}
