import { routes, type ProblemDto } from '@ringdown/contracts';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';

import { isLookUp, startPurchaseStage } from '../../testing/purchase-stage.js';

const isRemoval = ({ method }: { method: string }) => method === 'DELETE';

describe('a number that was bought and is let go of', () => {
  let stage: Awaited<ReturnType<typeof startPurchaseStage>>;

  beforeAll(async () => {
    stage = await startPurchaseStage();
    await stage.api.addPerson('Rob', { projectId: stage.projectId, role: 'responder' });
  });
  beforeEach(async () => {
    await stage.begin();
    await stage.end((await stage.buy()).body.id);
  });
  afterAll(() => stage.stop());

  const giveBack = (typed = stage.number, policy = stage.policyId) =>
    stage.ask<ProblemDto>(
      'POST',
      routes.phoneNumberGiveBack(stage.projectId, policy, stage.number),
      { number: typed },
    );
  const release = (query = '') =>
    stage.ask<ProblemDto>(
      'DELETE',
      routes.phoneNumber(stage.projectId, stage.policyId, stage.number) + query,
    );
  const removePolicy = () =>
    stage.ask<ProblemDto>('DELETE', routes.policy(stage.projectId, stage.policyId));

  it('goes back to the carrier once its number is typed', async () => {
    expect((await giveBack()).status).toBe(204);

    expect(stage.owned()).toEqual([]);
    expect(await stage.linked()).toEqual([]);
    expect(await stage.entries()).toEqual(['purchase-started', 'linked', 'given-back']);
    expect((await giveBack()).status).toBe(404);
  });

  it('stays when another number is typed', async () => {
    const { status, body } = await giveBack('+14155550000');

    expect(status).toBe(400);
    expect(Object.keys(body.fieldErrors ?? {})).toEqual(['number']);
    expect(stage.owned()).toHaveLength(1);
    expect(await stage.linked()).toHaveLength(1);
  });

  it('may be typed as people write it', async () => {
    const { number } = stage;
    const written = `+1 (${number.slice(2, 5)}) ${number.slice(5, 8)}-${number.slice(8)}`;

    expect((await giveBack(written)).status).toBe(204);
  });

  it.each(['unavailable', 'reset', 'lost-answer'] as const)(
    'stays linked and says so when giving it back meets %s, until another try',
    async (fault) => {
      const mend = stage.twilio.restFaults.always(isRemoval, fault);

      const { status, body } = await giveBack();

      expect(status).toBe(422);
      expect(body.detail).toContain('still linked');
      expect(await stage.linked()).toHaveLength(1);
      mend();
      expect((await giveBack()).status).toBe(204);
      expect(stage.owned()).toEqual([]);
      expect(await stage.linked()).toEqual([]);
    },
  );

  it('goes back by the account that bought it, whichever config the policy uses now', async () => {
    const url = routes.policy(stage.projectId, stage.policyId);
    await stage.ask('PATCH', url, { callSmsConfigId: null });

    expect((await giveBack()).status).toBe(204);

    expect(stage.owned()).toEqual([]);
  });

  it('goes back by the config of its policy, where an older one of the account leads elsewhere', async () => {
    const { id } = await stage.addConfig('Former');
    await stage.api.pool.query(
      "UPDATE call_sms_configs SET api_base_url = $2, created_at = created_at - interval '1 year' WHERE id = $1",
      [id, stage.nowhere],
    );
    await stage.ask('PATCH', routes.callSmsConfig(stage.projectId, id), { name: 'Former one' });

    expect((await giveBack()).status).toBe(204);

    expect(stage.owned()).toEqual([]);
  });

  it.each([
    ['is of no config any more', 'UPDATE number_purchases SET account_sid = $2 WHERE number = $1'],
    ['is not known', 'DELETE FROM number_purchases WHERE number = $1 AND account_sid <> $2'],
  ])('stays, and can be unlinked only, when the account that bought it %s', async (_when, sql) => {
    await stage.api.pool.query(sql, [stage.number, `AC${'f'.repeat(32)}`]);

    const { status, body } = await giveBack();

    expect(status).toBe(409);
    expect(body.detail).toContain('Release the number in Twilio’s console, then unlink it here.');
    expect(stage.owned()).toHaveLength(1);
    expect(await stage.linked()).toHaveLength(1);
    expect((await release('?settings=leave')).status).toBe(204);
  });

  it('is not released by a request that would leave it to be paid unseen', async () => {
    const { status, body } = await release();

    expect(status).toBe(409);
    expect(body.detail).toContain('costs money');
    expect(await stage.linked()).toHaveLength(1);
  });

  it('can be unlinked and kept in the account, and comes back without being bought again', async () => {
    expect((await release('?settings=leave')).status).toBe(204);

    expect(stage.owned()).toHaveLength(1);
    expect(await stage.linked()).toEqual([]);
    expect(await stage.end((await stage.buy()).body.id)).toMatchObject({ state: 'linked' });
    expect(stage.owned()).toHaveLength(1);
    expect(await stage.linked()).toMatchObject([{ origin: 'bought' }]);
  });

  it('is led here again by taking it over, and stays a number that was bought', async () => {
    const [number] = stage.owned();
    Object.assign(number ?? {}, { voiceUrl: 'https://elsewhere.example/' });

    const url = routes.phoneNumberTakeOver(stage.projectId, stage.policyId, stage.number);
    const { status, body } = await stage.ask('POST', url, {});

    expect({ status, body }).toMatchObject({ status: 200, body: { origin: 'bought' } });
    expect(stage.owned()[0]?.voiceUrl).toContain('http://hotline.test/');
  });

  it('keeps its policy and its project from being deleted', async () => {
    const { projectId } = stage;
    await stage.api.addPerson('Olga', { projectId, role: 'owner' });
    const olga = await stage.api.as('Olga');

    const refused = await removePolicy();
    const kept = await olga<ProblemDto>('DELETE', routes.project(projectId), { name: 'Project' });

    for (const { status, body } of [refused, kept]) {
      expect(status).toBe(409);
      expect(body.detail).toContain(stage.number);
    }
    await giveBack();
    expect((await removePolicy()).status).toBe(204);
  });

  it('keeps its policy from being deleted while it is being bought', async () => {
    await giveBack();
    stage.twilio.restFaults.always(isLookUp, 'unavailable');
    const { body } = await stage.buy();
    await stage.trouble(body.id);

    const refused = await removePolicy();

    expect(refused.status).toBe(409);
    expect(refused.body.detail).toContain('has not ended yet');
    stage.twilio.restFaults.clear();
    await stage.resume();
    await stage.end(body.id);
  });

  it('can be given back by admins of the project only, and if it was bought only', async () => {
    const rob = await stage.api.as('Rob');
    const url = routes.phoneNumberGiveBack(stage.projectId, stage.policyId, stage.number);
    const brought = `${stage.number.slice(0, -4)}9999`;
    await stage.ask('POST', routes.phoneNumbers(stage.projectId, stage.policyId), {
      number: brought,
    });
    const other = routes.phoneNumberGiveBack(stage.projectId, stage.policyId, brought);

    expect((await rob('POST', url, { number: stage.number })).status).toBe(403);
    expect((await giveBack(stage.number, await stage.addPolicy())).status).toBe(404);
    expect((await stage.ask('POST', other, { number: brought })).status).toBe(409);
    expect(stage.owned()).toHaveLength(1);
  });
});
