import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { PageQueryDto } from '@ringdown/contracts';
import { DataSource, type EntityManager } from 'typeorm';

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
export type StoredConfig = ConfigFields & { id: string; policyNames: string[] };

const policyNames = `ARRAY(
  SELECT p.name FROM incoming_call_policies p
  WHERE p.project_id = c.project_id AND p.call_sms_config_id = c.id
  ORDER BY p.name, p.id)`;

const selectShown = `
  SELECT c.id, c.name, c.description, c.account_sid, c.api_key_sid, c.primary_phone_number, c.api_base_url, c.region, c.edge,
    c.second_auth_token_sealed IS NOT NULL AS has_second_auth_token, c.created_at, c.updated_at,
    ${policyNames} AS policy_names
  FROM call_sms_configs c
  WHERE c.project_id = $1`;

@Injectable()
export class CallSmsConfigsRepository {
  constructor(@InjectDataSource() private readonly dataSource: DataSource) {}

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

  async find({ projectId, configId }: ConfigKey): Promise<CallSmsConfigRow | undefined> {
    const rows: CallSmsConfigRow[] = await this.dataSource.query(`${selectShown} AND c.id = $2`, [
      projectId,
      configId,
    ]);
    return rows[0];
  }

  findStored(key: ConfigKey): Promise<StoredConfig | undefined> {
    return findStored(this.dataSource.manager, key);
  }

  async create(config: ConfigFields & { id: string; projectId: string }): Promise<void> {
    await this.dataSource.getRepository(CallSmsConfigEntity).insert(config);
  }

  /**
   * Changes or deletes a config while no policy can begin to use it.
   *
   * @param decide what to write, or `delete`; it may throw.
   * @returns whether there is such a config.
   */
  async change(
    key: ConfigKey,
    decide: (config: StoredConfig) => (Partial<ConfigFields> & { updatedAt: Date }) | 'delete',
  ): Promise<boolean> {
    const { projectId, configId: id } = key;
    return this.dataSource.transaction(async (tx) => {
      // A policy that is being given this config holds a key-share lock until it is there to be seen.
      await tx.query('SELECT FROM call_sms_configs WHERE project_id = $1 AND id = $2 FOR UPDATE', [
        projectId,
        id,
      ]);
      const config = await findStored(tx, key);
      if (config === undefined) return false;
      const decision = decide(config);
      if (decision === 'delete') await tx.delete(CallSmsConfigEntity, { id, projectId });
      else await tx.update(CallSmsConfigEntity, { id, projectId }, decision);
      return true;
    });
  }
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
