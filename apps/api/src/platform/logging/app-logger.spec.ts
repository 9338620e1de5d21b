import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { QueryFailedError } from 'typeorm';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';

import { createLogger } from './app-logger.js';

describe('a log line', () => {
  let directory: string;

  beforeAll(() => {
    directory = mkdtempSync(join(tmpdir(), 'log-'));
  });
  afterAll(() => {
    rmSync(directory, { recursive: true });
  });

  const lineOf = (fields: object): Promise<string> => {
    const logFile = join(directory, `${crypto.randomUUID()}.log`);
    const logger = createLogger({ logLevel: 'info', logFile });
    logger.error(fields);
    return vi.waitFor(() => {
      const line = readFileSync(logFile, 'utf8');
      expect(line).toContain('\n');
      return line;
    }, 10_000);
  };
  const phone = '+12025550111';
  const refusal = Object.assign(new Error('duplicate key value'), {
    ...{ code: '23505', table: 'phones', constraint: 'phones_number_key' },
    ...{ detail: `Key (number)=(${phone}) already exists.`, where: `COPY phones: ${phone}` },
  });
  const failed = new QueryFailedError('INSERT INTO phones VALUES ($1)', [phone], refusal);
  const request = Object.assign(new Error('refused'), {
    config: { auth: { username: 'AC1', password: phone } },
  });

  it.each([
    ['of PostgreSQL', refusal],
    ['of TypeORM', failed],
    ['that another one has caused', new Error('Not stored.', { cause: failed })],
    ['that is several', new AggregateError([failed, request], 'All have failed.')],
    ['of an HTTP client', request],
  ])('about an error %s holds no values of it', async (_what, err) => {
    const line = await lineOf({ err });

    expect(line).toContain(err.message);
    expect(line).toContain('stack');
    expect(line).not.toContain(phone);
  });

  it('says what PostgreSQL refused', async () => {
    expect(JSON.parse(await lineOf({ err: failed }))).toMatchObject({
      err: { errorCode: '23505', table: 'phones', constraint: 'phones_number_key' },
    });
  });

  it('holds no field that is a secret', async () => {
    expect(await lineOf({ token: 'hush', config: { authToken: 'hush' } })).not.toContain('hush');
  });
});
