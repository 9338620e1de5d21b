/** A column whose values are sealed with the installation's key. */
export type SealedColumn = {
  table: string;
  column: string;
  /** SQL for what a row's value is bound to; null where the row is deleted instead, because it is short-lived. */
  owner: string | null;
};

/** Every one of them: a test compares the list with the schema. */
export const sealedColumns: readonly SealedColumn[] = [
  { table: 'call_sms_configs', column: 'auth_token_sealed', owner: 'id::text' },
  { table: 'call_sms_configs', column: 'second_auth_token_sealed', owner: 'id::text' },
  { table: 'call_sms_configs', column: 'api_key_secret_sealed', owner: 'id::text' },
  { table: 'idempotency_keys', column: 'answer_sealed', owner: 'id::text' },
  // The hash that a code is compared with has a key of its own: whoever waits for a code asks for a new one.
  { table: 'phone_verifications', column: 'code_sealed', owner: null },
];

/** Jobs that carry something sealed in their payload's `sealed` while they wait, and what it is bound to. */
export const sealedJobs = [{ job: 'send-mail', owner: `'mail ' || (payload ->> 'id')` }] as const;
