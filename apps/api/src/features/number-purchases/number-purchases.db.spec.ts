import { randomUUID } from 'node:crypto';

import {
  routes,
  type AvailableNumbersDto,
  type NumberPurchaseDto,
  type PageDto,
  type ProblemDto,
} from '@ringdown/contracts';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';

import { isPurchase, ours, startPurchaseStage } from '../../testing/purchase-stage.js';
import { RoutingPlans } from '../routing-plans/routing-plans.service.js';

describe('a number that is bought', () => {
  let stage: Awaited<ReturnType<typeof startPurchaseStage>>;

  beforeAll(async () => {
    stage = await startPurchaseStage();
    await stage.api.addPerson('Rob', { projectId: stage.projectId, role: 'responder' });
  });
  beforeEach(() => stage.begin());
  afterAll(() => stage.stop());

  it('is asked for at once, leads here from its first moment on, and is linked', async () => {
    const { status, body } = await stage.buy();

    expect(status).toBe(202);
    expect(body).toMatchObject({
      number: stage.number,
      monthlyPrice: '1.15',
      currency: 'USD',
      problem: null,
    });
    expect(await stage.end(body.id)).toMatchObject({ state: 'linked', problem: null });
    expect(stage.owned()).toMatchObject([{ ...ours, friendlyName: `Ringdown ${body.id}` }]);
    expect(await stage.linked()).toMatchObject([{ number: stage.number, origin: 'bought' }]);
    expect(stage.api.app.get(RoutingPlans).findRoute(stage.number)?.plan.policyId).toBe(
      stage.policyId,
    );
  });

  it('has its settings in the very request that buys it', async () => {
    stage.twilio.restFaults.always(
      ({ method, path }) => method === 'POST' && !isPurchase({ method, path }),
      'unavailable',
    );

    expect(await stage.end((await stage.buy()).body.id)).toMatchObject({
      state: 'linked',
      problem: null,
    });
    expect(stage.owned()).toMatchObject([ours]);
  });

  it.each([
    [21422, 'not for sale any more'],
    [21421, 'no numbers like that'],
    [21404, 'trial account may own one number only'],
    [21631, 'address of yours'],
    [21649, 'approved papers'],
    [21650, 'does not fit'],
    [21651, 'does not fit'],
    [20003, 'does not accept'],
  ])('is refused with error %i in plain words', async (code, words) => {
    stage.twilio.restFaults.always(isPurchase, { status: 400, code, message: 'secret' });

    const { state, problem } = await stage.end((await stage.buy()).body.id);

    expect(state).toBe('failed');
    expect(problem).toContain(words);
    expect(problem).toContain('Nothing was bought.');
    expect(problem).not.toContain('secret');
    expect(await stage.linked()).toEqual([]);
  });

  it('is found, and bought with the papers that its country wants', async () => {
    const shelf = routes.availableNumbers(stage.projectId, stage.policyId);
    const { body } = await stage.ask<AvailableNumbersDto>('GET', `${shelf}?country=GB&kind=local`);
    stage.number = body.numbers[0]?.number ?? '';
    const addressSid = `AD${'1'.repeat(32)}`;
    const bundleSid = `BU${'2'.repeat(32)}`;

    const bare = await stage.end((await stage.buy()).body.id);
    const addressed = await stage.end((await stage.buy({ addressSid })).body.id);
    const complete = await stage.end((await stage.buy({ addressSid, bundleSid })).body.id);

    expect(bare.problem).toContain('name its SID (BU…)');
    expect(addressed.problem).toContain('name its SID (BU…)');
    expect(complete).toMatchObject({ state: 'linked', problem: null });
    expect(stage.owned()).toMatchObject([{ addressSid, bundleSid }]);
  });

  it('is refused when the account has it already', async () => {
    const { accountSid, number } = stage;
    stage.twilio.addNumber({ accountSid, phoneNumber: number });

    const { state, problem } = await stage.end((await stage.buy()).body.id);

    expect(state).toBe('failed');
    expect(problem).toContain('Use it as an existing number');
    expect(stage.owned()).toMatchObject([{ friendlyName: number, voiceUrl: '' }]);
  });

  it('can be asked for again after a refusal', async () => {
    stage.twilio.restFaults.once(isPurchase, { status: 400, code: 21631, message: 'x' });
    const first = await stage.end((await stage.buy()).body.id);
    await stage.clock.advance('1s');

    const addressSid = `AD${'1'.repeat(32)}`;
    const bundleSid = `BU${'2'.repeat(32)}`;
    const second = await stage.end((await stage.buy({ addressSid, bundleSid })).body.id);

    expect(second).toMatchObject({ state: 'linked' });
    expect(second.id).not.toBe(first.id);
    expect(stage.owned()).toMatchObject([{ addressSid, bundleSid }]);
    const url = routes.numberPurchases(stage.projectId, stage.policyId);
    const { body } = await stage.ask<PageDto<NumberPurchaseDto>>('GET', `${url}?limit=1`);
    expect(body.items).toEqual([second]);
    const rest = await stage.ask<PageDto<NumberPurchaseDto>>(
      'GET',
      `${url}?cursor=${body.nextCursor ?? ''}`,
    );
    expect(rest.body.items).toEqual([first]);
  });

  it('is one purchase by a double click, by a retry, and once it is done', async () => {
    const answers = await Promise.all([stage.buy(), stage.buy(), stage.buy()]);
    const [first] = answers;
    await stage.end(first.body.id);
    const retried = await stage.buy();

    expect(new Set([...answers, retried].map(({ body }) => body.id)).size).toBe(1);
    expect(retried).toMatchObject({ status: 202, body: { state: 'linked' } });
    expect(stage.owned()).toHaveLength(1);
    expect(await stage.entries()).toEqual(['purchase-started', 'linked']);
  });

  it('is bought for one of two policies', async () => {
    const mend = stage.twilio.restFaults.always(() => true, 'unavailable');
    const { body } = await stage.buy();
    const elsewhere = await stage.addPolicy();

    const second = await stage.buy<ProblemDto>({}, elsewhere);

    expect(second.status).toBe(409);
    expect(second.body.detail).toContain('for another policy');
    mend();
    await stage.resume();
    await stage.end(body.id);
    const third = await stage.buy<ProblemDto>({}, elsewhere);
    expect(third.status).toBe(409);
    expect(third.body.detail).toContain('already leads to the policy');
  });

  it.each<[string, object, string]>([
    ['without a confirmation', { confirmed: undefined }, 'confirmed'],
    ['against a confirmation', { confirmed: false }, 'confirmed'],
    ['with half a number', { number: '+1415' }, 'number'],
    ['with an address that is none', { addressSid: 'AD1' }, 'addressSid'],
    ['with a bundle that is none', { bundleSid: `AD${'1'.repeat(32)}` }, 'bundleSid'],
    ['with a price that is none', { monthlyPrice: 'cheap' }, 'monthlyPrice'],
  ])('is not bought %s', async (_title, fields, field) => {
    const { status, body } = await stage.buy<ProblemDto>(fields);

    expect(status).toBe(400);
    expect(Object.keys(body.fieldErrors ?? {})).toEqual([field]);
  });

  it('waits its turn when ten others are being bought', async () => {
    stage.twilio.restFaults.always(() => true, 'unavailable');
    const numbers = Array.from({ length: 10 }, (_, index) => `+1212555010${String(index)}`);
    const ids: string[] = [];
    for (const number of numbers) ids.push((await stage.buy({ number })).body.id);

    const { status, body } = await stage.buy<ProblemDto>();

    expect(status).toBe(409);
    expect(body.detail).toContain('10 numbers are being bought');
    expect((await stage.buy({ number: numbers[0] })).body.id).toBe(ids[0]);
    for (const id of ids) await stage.trouble(id);
    stage.twilio.restFaults.clear();
    await stage.resume();
    for (const id of ids) expect((await stage.end(id)).state).toBe('linked');
  });

  it('is for admins of the project, and wants a config', async () => {
    const rob = await stage.api.as('Rob');
    const url = routes.numberPurchases(stage.projectId, stage.policyId);
    const bare = await stage.api.addPolicy(stage.projectId, 'Bare');
    const { body } = await stage.buy();

    expect((await rob('POST', url, { number: stage.number, confirmed: true })).status).toBe(403);
    expect((await rob('GET', url)).status).toBe(403);
    expect((await stage.buy({}, bare)).status).toBe(409);
    expect((await stage.buy({}, randomUUID())).status).toBe(404);
    const elsewhere = routes.numberPurchase(stage.projectId, bare, body.id);
    expect((await stage.ask('GET', elsewhere)).status).toBe(404);
    expect(
      (await stage.ask('GET', routes.numberPurchases(stage.projectId, randomUUID()))).status,
    ).toBe(404);
    await stage.end(body.id);
  });

  it('is told to the audit log with its last digits only', async () => {
    await stage.end((await stage.buy()).body.id);

    const { rows } = await stage.api.pool.query(
      "SELECT action, actor_kind, after FROM audit_entries WHERE target_id = $1 AND action LIKE 'routing-%' ORDER BY id",
      [stage.policyId],
    );

    const shown = `…${stage.number.slice(-4)}`;
    expect(rows).toEqual([
      {
        action: 'routing-number.purchase-started',
        actor_kind: 'person',
        after: { number: shown, monthlyPrice: '1.15', currency: 'USD' },
      },
      {
        action: 'routing-number.linked',
        actor_kind: 'system',
        after: { number: shown, origin: 'bought' },
      },
    ]);
  });
});
