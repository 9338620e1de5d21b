import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';

/** A project's config as far as codes are concerned: its account, and the number that they come from. */
export type CodeSender = {
  projectId: string;
  projectName: string;
  configId: string;
  accountSid: string;
  from: string;
};

/** Through which configs of their projects people can be sent codes. */
@Injectable()
export class CodeSendersRepository {
  constructor(@InjectDataSource() private readonly dataSource: DataSource) {}

  /** One a project, by its name: the oldest config with a primary number, else with a routing number. */
  async list(userId: string): Promise<CodeSender[]> {
    const rows: CodeSender[] = await this.dataSource.query(
      `SELECT project.id AS "projectId", project.name AS "projectName", sender.*
       FROM members member
       JOIN projects project ON project.id = member.project_id
       JOIN LATERAL (
         SELECT config.id AS "configId", config.account_sid AS "accountSid",
           coalesce(config.primary_phone_number, routed.number) AS "from"
         FROM call_sms_configs config
         LEFT JOIN LATERAL (
           SELECT min(n.number) AS number
           FROM routing_numbers n JOIN incoming_call_policies policy ON policy.id = n.policy_id
           WHERE policy.call_sms_config_id = config.id
         ) routed ON true
         WHERE config.project_id = project.id
           AND coalesce(config.primary_phone_number, routed.number) IS NOT NULL
         ORDER BY config.primary_phone_number IS NULL, config.created_at, config.id
         LIMIT 1
       ) sender ON true
       WHERE member.user_id = $1
       ORDER BY project.name, project.id`,
      [userId],
    );
    return rows;
  }
}
