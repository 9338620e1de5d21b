import { CreateScheduleDto, SignInDto } from '@ringdown/contracts';
import { describe, expect, it } from 'vitest';

import { turnsDuring } from '../../testing/loop-turns.js';
import { contractPipe } from './contract.pipe.js';
import type { DomainError } from './domain-error.js';

describe('contractPipe', () => {
  const check = (body: unknown): Promise<unknown> =>
    contractPipe().transform(body, { type: 'body', metatype: SignInDto });
  const manyFields = Object.fromEntries(Array.from({ length: 20_000 }, (_, i) => [`f${i}`, 0]));
  const credentials = { email: 'dana@example.com', password: 'any' };

  it('makes what fits the contract an instance of it', async () => {
    expect(await check(credentials)).toBeInstanceOf(SignInDto);
  });

  it('names every field that does not fit', async () => {
    await expect(check({ ...credentials, more: 1 })).rejects.toMatchObject({
      code: 'invalid-request',
      fieldErrors: { more: ['There is no such field here.'] },
    });
  });

  it.each([
    ['at once', manyFields],
    ['within a field', { ...credentials, more: [{ deep: manyFields }] }],
    ['of very many objects', { ...credentials, more: Array.from({ length: 20_000 }, () => ({})) }],
    ['of very many lists', { ...credentials, more: Array.from({ length: 20_000 }, () => []) }],
  ])('refuses very many fields %s without looking at each', async (_where, body) => {
    await expect(check(body)).rejects.toMatchObject({
      code: 'invalid-request',
      detail: 'The request has too many fields.',
    });
  });

  it('names no more fields that do not fit than anybody reads', async () => {
    const shifts = Array.from({ length: 1000 }, () => ({}));
    const body = { name: 'Any', timeZone: 'UTC', layers: [{ kind: 'shifts', shifts }] };

    const checking = contractPipe().transform(body, { type: 'body', metatype: CreateScheduleDto });
    const refusal: unknown = await checking.catch((error: unknown) => error);

    const fields = Object.keys((refusal as DomainError).fieldErrors ?? {});
    expect(fields).toHaveLength(200);
    expect(fields).toContain('layers.0.shifts.0.from');
  });

  it('lets calls go on between large bodies, however many come at once', async () => {
    const shift = { from: '2100-01-01T00:00Z', to: '2100-01-01T00:01Z', people: [] };
    const shifts = Array.from({ length: 200 }, () => shift);
    const body = { name: 'Any', timeZone: 'UTC', layers: [{ kind: 'shifts', shifts }] };
    const checking = () =>
      contractPipe().transform(body, { type: 'body', metatype: CreateScheduleDto });

    const turns = await turnsDuring(Promise.all(Array.from({ length: 10 }, checking)));

    expect(turns).toBeGreaterThanOrEqual(10);
  });
});
