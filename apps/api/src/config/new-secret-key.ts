import { EnvironmentError } from './environment.js';

/**
 * The key that is to replace the present one, if the operator gives it: 32 bytes.
 *
 * @throws {EnvironmentError} when it is none.
 */
export function readNewSecretKey(
  variables: Readonly<Record<string, string | undefined>>,
): Buffer | undefined {
  const text = variables['NEW_SECRET_KEY']?.trim() ?? '';
  if (text === '') return undefined;
  if (/^[0-9a-f]{64}$/i.test(text)) return Buffer.from(text, 'hex');
  throw new EnvironmentError(
    'NEW_SECRET_KEY must be 64 hexadecimal digits (openssl rand -hex 32).',
  );
}
