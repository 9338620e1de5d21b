import type { TwilioRegion } from '@ringdown/contracts';
import { Check, Column, Entity, ForeignKey, Index, PrimaryGeneratedColumn, Unique } from 'typeorm';

@Entity('call_sms_configs')
@Check('call_sms_configs_name_check', 'length(name) BETWEEN 1 AND 100')
@Check('call_sms_configs_api_key_check', '(api_key_sid IS NULL) = (api_key_secret_sealed IS NULL)')
@Check(
  'call_sms_configs_region_check',
  '(region IS NULL) = (edge IS NULL) AND (region IS NULL OR api_base_url IS NULL)',
)
@Unique('call_sms_configs_id_project_id_key', ['id', 'projectId'])
@ForeignKey('ProjectEntity', ['projectId'], ['id'], {
  name: 'call_sms_configs_project_id_fkey',
  onDelete: 'CASCADE',
})
@Index('call_sms_configs_by_project', ['projectId'])
export class CallSmsConfigEntity {
  @PrimaryGeneratedColumn('uuid')
  id!: string;

  @Column({ name: 'project_id', type: 'uuid' })
  projectId!: string;

  @Column({ type: 'text' })
  name!: string;

  @Column({ type: 'text', default: '' })
  description!: string;

  @Column({ name: 'account_sid', type: 'text' })
  accountSid!: string;

  /** Sealed by the `SecretBox` for this row's id. */
  @Column({ name: 'auth_token_sealed', type: 'text' })
  authTokenSealed!: string;

  /** The account's other token while one replaces the other. */
  @Column({ name: 'second_auth_token_sealed', type: 'text', nullable: true })
  secondAuthTokenSealed!: string | null;

  /** What requests are made with instead of the token; null: with the token. */
  @Column({ name: 'api_key_sid', type: 'text', nullable: true })
  apiKeySid!: string | null;

  @Column({ name: 'api_key_secret_sealed', type: 'text', nullable: true })
  apiKeySecretSealed!: string | null;

  /** E.164. */
  @Column({ name: 'primary_phone_number', type: 'text', nullable: true })
  primaryPhoneNumber!: string | null;

  /** Null: Twilio itself, or what the operator has put in its place. */
  @Column({ name: 'api_base_url', type: 'text', nullable: true })
  apiBaseUrl!: string | null;

  /** One of Twilio's regions, for Twilio itself only. */
  @Column({ type: 'text', nullable: true })
  region!: TwilioRegion | null;

  @Column({ type: 'text', nullable: true })
  edge!: string | null;

  /** Rises with every change. */
  @Column({ type: 'integer', default: 1 })
  version!: number;

  @Column({ name: 'created_at', type: 'timestamptz', default: () => 'now()' })
  createdAt!: Date;

  @Column({ name: 'updated_at', type: 'timestamptz', default: () => 'now()' })
  updatedAt!: Date;
}
