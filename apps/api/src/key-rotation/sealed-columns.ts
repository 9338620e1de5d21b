import type { CipherName } from './ciphers.js';

/** A column whose values are sealed with the installation's key. */
export type SealedColumn = {
  table: string;
  column: string;
  /** SQL for what a row's value is bound to; null where the row is deleted instead, because it is short-lived. */
  owner: string | null;
  by: CipherName;
};

/** Every one of them: a test compares those of our own box with the schema, where their names end in `_sealed`. */
export const sealedColumns: readonly SealedColumn[] = [
  { table: 'call_sms_configs', column: 'auth_token_sealed', owner: 'id::text', by: 'secret-box' },
  {
    table: 'call_sms_configs',
    column: 'second_auth_token_sealed',
    owner: 'id::text',
    by: 'secret-box',
  },
  {
    table: 'call_sms_configs',
    column: 'api_key_secret_sealed',
    owner: 'id::text',
    by: 'secret-box',
  },
  {
    table: 'routing_numbers',
    column: 'previous_settings_sealed',
    owner: "'number ' || number",
    by: 'secret-box',
  },
  {
    table: 'outgoing_webhooks',
    column: 'receiver_sealed',
    owner: 'id::text',
    by: 'secret-box',
  },
  { table: 'erasures', column: 'number_sealed', owner: 'id::text', by: 'secret-box' },
  { table: 'idempotency_keys', column: 'answer_sealed', owner: 'id::text', by: 'secret-box' },
  { table: 'two_factors', column: 'secret', owner: 'id::text', by: 'sign-in' },
  { table: 'two_factors', column: 'backup_codes', owner: 'id::text', by: 'sign-in' },
  // The hash that a code is compared with has a key of its own: whoever waits for a code asks for a new one.
  { table: 'phone_verifications', column: 'code_sealed', owner: null, by: 'secret-box' },
];

/** Jobs that carry something sealed in their payload's `sealed` while they wait, and what it is bound to. */
export const sealedJobs = [{ job: 'send-mail', owner: `'mail ' || (payload ->> 'id')` }] as const;
