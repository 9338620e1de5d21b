import { routes, type NumberPurchaseDto } from '@ringdown/contracts';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';

import {
  ends,
  isLookUp,
  isPurchase,
  ours,
  startPurchaseStage,
} from '../../testing/purchase-stage.js';

/** Where a process may die: before it has written down what this row would say. */
const deaths = {
  'before the first step': 'NEW.tried_at IS NULL',
  'before the carrier was asked to sell': 'OLD.tried_at IS NULL AND NEW.tried_at IS NOT NULL',
  'after the carrier had sold it': "NEW.state = 'bought' AND OLD.state = 'asked'",
  'after its settings were read': "NEW.state = 'configured'",
  'before it was linked': "NEW.state = 'linked'",
};

describe('the purchase of a number', () => {
  let stage: Awaited<ReturnType<typeof startPurchaseStage>>;

  beforeAll(async () => {
    stage = await startPurchaseStage();
    await stage.api.pool.query(`
      CREATE SEQUENCE deaths;
      CREATE FUNCTION die() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN PERFORM nextval('deaths'); RAISE 'killed'; END $$`);
  });
  beforeEach(() => stage.begin());
  afterAll(() => stage.stop());

  it.each(Object.entries(deaths))(
    'is bought once and linked when the process dies %s',
    async (_moment, when) => {
      const { rows } = await stage.api.pool.query<{ died: string }>(
        "SELECT nextval('deaths') AS died",
      );
      await stage.api.pool.query(`CREATE TRIGGER die BEFORE UPDATE ON number_purchases
        FOR EACH ROW WHEN (${when}) EXECUTE FUNCTION die()`);
      const { body } = await stage.buy();
      await vi.waitFor(async () => {
        const now = await stage.api.pool.query<{ last_value: string }>(
          'SELECT last_value FROM deaths',
        );
        expect(Number(now.rows[0]?.last_value)).toBeGreaterThan(Number(rows[0]?.died));
      }, 10_000);
      await stage.api.pool.query('DROP TRIGGER die ON number_purchases');
      expect(ends).not.toContain((await stage.look(body.id)).state);

      await stage.clock.advance('2m');
      await stage.api.pool.query("SELECT graphile_worker.add_job('resume-number-purchases')");

      expect(await stage.end(body.id)).toMatchObject({ state: 'linked', problem: null });
      expect(stage.owned()).toHaveLength(1);
      expect(await stage.linked()).toMatchObject([{ number: stage.number, origin: 'bought' }]);
      expect(await stage.entries()).toEqual(['purchase-started', 'linked']);
    },
  );

  it('is known as bought when the carrier’s answer is lost', async () => {
    stage.twilio.restFaults.once(isPurchase, 'lost-answer');

    expect(await stage.end((await stage.buy()).body.id)).toMatchObject({ state: 'linked' });

    expect(stage.owned()).toHaveLength(1);
  });

  it('is looked for before anything else while nobody knows whether it was bought', async () => {
    stage.twilio.restFaults.once(isPurchase, 'lost-answer');
    let looked = 0;
    const mend = stage.twilio.restFaults.always((call) => {
      looked += isLookUp(call) ? 1 : 0;
      return isLookUp(call) && looked > 1;
    }, 'unavailable');
    const { body } = await stage.buy();

    const unsure = await stage.trouble(body.id);
    expect(unsure.state).toBe('asked');
    expect(unsure.problem).toContain('Whether the number was bought is not known');
    mend();
    stage.twilio.restFaults.always(isPurchase, {
      status: 500,
      code: 20500,
      message: 'never again',
    });
    await stage.clock.advance('30m');
    await stage.resume();

    expect(await stage.end(body.id)).toMatchObject({ state: 'linked', problem: null });
  });

  it.each(['unavailable', 'reset', 'too-many-requests'] as const)(
    'is tried again every minute after %s',
    async (fault) => {
      const mend = stage.twilio.restFaults.always(isPurchase, fault);
      const { body } = await stage.buy();

      expect((await stage.trouble(body.id)).state).toBe('asked');
      expect(stage.owned()).toEqual([]);
      mend();
      await stage.resume();

      expect(await stage.end(body.id)).toMatchObject({ state: 'linked', problem: null });
      expect(stage.owned()).toHaveLength(1);
    },
  );

  it('is not bought any more when nobody waits for it', async () => {
    const mend = stage.twilio.restFaults.always(() => true, 'unavailable');
    const { body } = await stage.buy();
    expect((await stage.trouble(body.id)).problem).toContain('Nothing is bought yet');

    await stage.clock.advance('15m');
    mend();
    await stage.resume();

    const { state, problem } = await stage.end(body.id);
    expect(state).toBe('failed');
    expect(problem).toContain('Nothing was bought');
    expect(stage.owned()).toEqual([]);
    expect(await stage.entries()).toEqual(['purchase-started', 'purchase-ended']);
  });

  it('is given up when the carrier does not say for a day whether it has sold it', async () => {
    stage.twilio.restFaults.once(isPurchase, 'lost-answer');
    let looked = 0;
    stage.twilio.restFaults.always((call) => {
      looked += isLookUp(call) ? 1 : 0;
      return isLookUp(call) && looked > 1;
    }, 'unavailable');
    const { body } = await stage.buy();
    await stage.trouble(body.id);

    await stage.clock.advance('24h');
    await stage.resume();

    const { state, problem } = await stage.end(body.id);
    expect(state).toBe('given-up');
    expect(problem).toContain('buy the same number again');
    expect(await stage.linked()).toEqual([]);
    stage.twilio.restFaults.clear();
    stage.twilio.restFaults.always(isPurchase, {
      status: 500,
      code: 20500,
      message: 'never again',
    });
    expect(await stage.end((await stage.buy()).body.id)).toMatchObject({ state: 'linked' });
    expect(stage.owned()).toHaveLength(1);
  });

  it('is worked on by one of two processes', async () => {
    const mend = stage.twilio.restFaults.always(() => true, 'unavailable');
    const { body } = await stage.buy();
    await stage.trouble(body.id);
    mend();
    let sold = 0;
    stage.twilio.restFaults.always((call) => {
      sold += isPurchase(call) ? 1 : 0;
      return false;
    }, 'reset');

    await Promise.all([stage.resumeHere(), stage.resume()]);

    expect(await stage.end(body.id)).toMatchObject({ state: 'linked' });
    expect(sold).toBe(1);
  });

  it('is bought once for two projects that share an account', async () => {
    const theirs = await stage.api.addProject();
    await stage.api.pool.query(
      "INSERT INTO members (project_id, user_id, role) SELECT $1, id, 'admin' FROM users WHERE name = 'Dana'",
      [theirs],
    );
    const theirPolicy = await stage.addPolicy(theirs);
    const order = { number: stage.number, confirmed: true };
    const url = routes.numberPurchases(theirs, theirPolicy);

    const answers = await Promise.all([
      stage.buy(),
      stage.ask<NumberPurchaseDto>('POST', url, order),
    ]);

    const states = await vi.waitFor(async () => {
      const { rows } = await stage.api.pool.query<{ state: string }>(
        'SELECT state FROM number_purchases WHERE id = ANY ($1) ORDER BY state',
        [answers.map(({ body }) => body.id)],
      );
      expect(rows.every(({ state }) => ends.includes(state))).toBe(true);
      return rows.map(({ state }) => state);
    }, 10_000);
    // Whoever comes when the number leads to a policy already is refused at once.
    const refused = answers.filter(({ status }) => status === 409).map(() => 'failed');
    expect([...refused, ...states]).toEqual(['failed', 'linked']);
    expect(stage.owned()).toHaveLength(1);
  });

  it('has its settings mended when the carrier did not keep them', async () => {
    const mend = stage.twilio.restFaults.always(isLookUp, 'unavailable');
    const { body } = await stage.buy();
    await stage.trouble(body.id);
    const { accountSid, number: phoneNumber } = stage;
    stage.twilio.addNumber({ accountSid, phoneNumber, friendlyName: `Ringdown ${body.id}` });
    mend();

    await stage.resume();

    expect(await stage.end(body.id)).toMatchObject({ state: 'linked', problem: null });
    expect(stage.owned()).toMatchObject([ours]);
  });

  it('is linked and says so when its settings cannot be made certain in time', async () => {
    let isBought = false;
    stage.twilio.restFaults.always((call) => {
      const isAfter = isBought;
      isBought ||= isPurchase(call);
      return isAfter;
    }, 'unavailable');
    const { body } = await stage.buy();
    expect(await stage.trouble(body.id)).toMatchObject({
      state: 'bought',
      problem: expect.stringContaining('tried again every minute') as string,
    });

    await stage.clock.advance('15m');
    await stage.resume();

    const { state, problem } = await stage.end(body.id);
    expect(state).toBe('linked');
    expect(problem).toContain('may not lead here yet');
    expect(await stage.linked()).toMatchObject([{ number: stage.number, origin: 'bought' }]);
  });

  it('is given up when the account has lost it meanwhile', async () => {
    let isBought = false;
    const mend = stage.twilio.restFaults.always((call) => {
      const isAfter = isBought;
      isBought ||= isPurchase(call);
      return isAfter;
    }, 'unavailable');
    const { body } = await stage.buy();
    await stage.trouble(body.id);
    Object.assign(stage.owned()[0] ?? {}, { phoneNumber: `${stage.number}0` });
    mend();

    await stage.resume();
    expect((await stage.look(body.id)).state).toBe('bought');
    await stage.clock.advance('15m');
    await stage.resume();

    const { state, problem } = await stage.end(body.id);
    expect(state).toBe('given-up');
    expect(problem).toContain('does not show the number');
    expect(await stage.linked()).toEqual([]);
  });

  it('is given up when somebody else has linked it meanwhile', async () => {
    const mend = stage.twilio.restFaults.always(isLookUp, 'unavailable');
    const { body } = await stage.buy();
    await stage.trouble(body.id);
    const rival = await stage.addPolicy(stage.projectId, 'Rival');
    await stage.ask('POST', routes.phoneNumbers(stage.projectId, rival), {
      number: stage.number,
    });
    mend();

    await stage.resume();

    const { state, problem } = await stage.end(body.id);
    expect(state).toBe('given-up');
    expect(problem).toContain('bought, but not linked');
    expect(problem).toContain('Rival');
    await stage.ask('DELETE', routes.phoneNumber(stage.projectId, rival, stage.number));
    expect(await stage.end((await stage.buy()).body.id)).toMatchObject({ state: 'linked' });
    expect(await stage.linked()).toMatchObject([{ number: stage.number, origin: 'bought' }]);
  });

  it('fails truthfully when no call/SMS config can ask its account any more', async () => {
    const mend = stage.twilio.restFaults.always(() => true, 'unavailable');
    const { body } = await stage.buy();
    await stage.trouble(body.id);
    const gone = `AC${'0'.repeat(32)}`;
    await stage.api.pool.query('UPDATE number_purchases SET account_sid = $2 WHERE id = $1', [
      body.id,
      gone,
    ]);
    mend();

    await stage.resume();

    const { state, problem } = await stage.end(body.id);
    expect(state).toBe('failed');
    expect(problem).toContain('No call/SMS config');
    expect(stage.owned()).toEqual([]);
  });
});
