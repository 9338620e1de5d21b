import { routes } from '@ringdown/contracts';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';

import { startSwapStage } from '../../testing/swap-stage.js';

describe('shift swaps that others meddle with', () => {
  let stage: Awaited<ReturnType<typeof startSwapStage>>;

  beforeAll(async () => {
    stage = await startSwapStage();
  });
  beforeEach(() => stage.reset());
  afterAll(() => stage.api.stop());

  it('happen once, however often they are accepted at the same time', async () => {
    const id = await stage.askBob();

    const answers = await Promise.all(
      Array.from({ length: 5 }, () => stage.accept(stage.bob.ask, id)),
    );

    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409, 409, 409, 409]);
    expect(await stage.overrides()).toHaveLength(1);
  });

  it('are either accepted or withdrawn or declined, whoever is first', async () => {
    for (let round = 0; round < 5; round += 1) {
      const id = await stage.askBob({ from: stage.at(48 + round), to: stage.at(49 + round) });
      const before = (await stage.overrides()).length;

      const answers = await Promise.all([
        stage.accept(stage.bob.ask, id),
        stage.withdraw(stage.alice.ask, id),
        stage.decline(stage.bob.ask, id),
      ]);

      expect(answers.map(({ status }) => status).sort()).toEqual([200, 409, 409]);
      const isAccepted = answers[0].status === 200;
      expect((await stage.overrides()).length - before).toBe(isAccepted ? 1 : 0);
      const refusal = answers.find(({ status }) => status === 409);
      expect(refusal?.body.detail).toMatch(/^(Alice|Bob) has (accepted|withdrawn|declined) /);
    }
  });

  it('go to one of two colleagues who accept at the same time', async () => {
    const toBob = await stage.askBob();
    const { body: toCarol } = await stage.ask(stage.alice.ask, {
      ...stage.day(2),
      userId: stage.carol.id,
    });

    const answers = await Promise.all([
      stage.accept(stage.bob.ask, toBob),
      stage.accept(stage.carol.ask, toCarol.id),
    ]);

    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
    expect(answers.find(({ status }) => status === 409)?.body.detail).toBe(
      'Alice is not on call all that time.',
    );
    expect(await stage.overrides()).toHaveLength(1);
  });

  it('cross without waiting for each other for ever', async () => {
    const secondary = await stage.addSchedule('Secondary', [[stage.carol.id], [stage.bob.id]]);
    const ofSecondary = { scheduleId: secondary, from: stage.at(72), to: stage.at(96) };
    const one = await stage.askBob({ inReturn: ofSecondary });
    const { body: other } = await stage.ask(stage.bob.ask, {
      ...{ ...ofSecondary, from: stage.at(120), to: stage.at(144) },
      userId: stage.alice.id,
      inReturn: { ...stage.day(4) },
    });

    const answers = await Promise.all([
      stage.accept(stage.bob.ask, one),
      stage.accept(stage.alice.ask, other.id),
    ]);

    expect(answers.map(({ status }) => status)).toEqual([200, 200]);
  });

  it('are no longer possible when the shift has changed hands', async () => {
    const id = await stage.askBob();
    await stage.override({
      kind: 'replace',
      userId: stage.alice.id,
      byUserId: stage.carol.id,
      from: stage.at(50),
      to: stage.at(51),
    });

    const { status, body } = await stage.accept(stage.bob.ask, id);

    expect(status).toBe(409);
    expect(body.detail).toBe('Alice is not on call all that time.');
    expect((await stage.list(stage.bob.ask)).items[0]?.status).toBe('open');
  });

  it('happen wholly or not at all', async () => {
    const id = await stage.askBob({ inReturn: stage.day(3) });
    await stage.override({
      kind: 'replace',
      userId: stage.bob.id,
      byUserId: stage.carol.id,
      from: stage.at(72),
      to: stage.at(80),
    });

    expect((await stage.accept(stage.bob.ask, id)).body.detail).toBe(
      'Bob is not on call all that time.',
    );
    expect(await stage.whoAt(50)).toEqual(['Alice']);
  });

  it('put nobody on call in return who has become a viewer meanwhile', async () => {
    const id = await stage.askBob({ inReturn: stage.day(3) });
    const setRole = (role: string) =>
      stage.dana.ask('PATCH', routes.member(stage.projectId, stage.alice.id), { role });
    await setRole('viewer');

    const refused = await stage.accept(stage.bob.ask, id);
    await setRole('responder');

    expect(refused.status).toBe(409);
    expect(refused.body.detail).toBe('Alice is a viewer now, and takes no shift in return.');
    expect((await stage.accept(stage.bob.ask, id)).status).toBe(200);
  });

  it('expire when the first of the shifts begins', async () => {
    const id = await stage.askBob({
      from: stage.at(72 + 24),
      to: stage.at(72 + 48),
      inReturn: stage.day(3),
    });
    await stage.clock.advance('96h');

    for (const answer of [
      await stage.accept(stage.bob.ask, id),
      await stage.withdraw(stage.alice.ask, id),
    ]) {
      expect(answer.status).toBe(409);
      expect(answer.body.detail).toBe('This request has expired: the shift has begun.');
    }
    expect(
      (await stage.list(stage.bob.ask, 'status=expired')).items.map((swap) => swap.id),
    ).toEqual([id]);
    expect((await stage.list(stage.bob.ask, 'status=open')).items).toEqual([]);
  });

  it.each(['asker', 'asked', 'schedule'])('are gone with their %s', async (what) => {
    const leaver = await stage.api.addPerson(`Leaver ${what}`, {
      projectId: stage.projectId,
      role: 'responder',
    });
    const asLeaver = await stage.api.as(`Leaver ${what}`);
    const theirs = await stage.addSchedule('Theirs', [[leaver]]);
    const isAsker = what !== 'asked';
    const { body } = isAsker
      ? await stage.ask(asLeaver, { ...stage.day(2), scheduleId: theirs, userId: stage.bob.id })
      : await stage.ask(stage.alice.ask, { ...stage.day(2), userId: leaver });

    if (what === 'schedule')
      await stage.dana.ask('DELETE', routes.schedule(stage.projectId, theirs));
    else await stage.dana.ask('DELETE', routes.member(stage.projectId, leaver));

    const answer = isAsker
      ? await stage.accept(stage.bob.ask, body.id)
      : await stage.withdraw(stage.alice.ask, body.id);
    expect(answer.status).toBe(404);
    expect(answer.body.detail).toMatch(/^There is no such request\. Its schedule may have been/);
  });

  it('end in one of two ways when somebody leaves in the middle of it', async () => {
    const leaver = await stage.api.addPerson('Hasty', {
      projectId: stage.projectId,
      role: 'responder',
    });
    const asLeaver = await stage.api.as('Hasty');
    const { body } = await stage.ask(stage.alice.ask, { ...stage.day(2), userId: leaver });

    const [accepted, removed] = await Promise.all([
      stage.accept(asLeaver, body.id),
      stage.dana.ask('DELETE', routes.member(stage.projectId, leaver)),
    ]);

    expect([200, 404]).toContain(accepted.status);
    expect(removed.status).toBe(204);
    expect(await stage.whoAt(50)).toEqual(['Alice']);
  });

  it('are not asked for by somebody who leaves while they ask', async () => {
    const leaver = await stage.api.addPerson('Fleeting', {
      projectId: stage.projectId,
      role: 'responder',
    });
    const asLeaver = await stage.api.as('Fleeting');
    const theirs = await stage.addSchedule('Theirs', [[leaver]]);
    const blocker = await stage.api.pool.connect();
    await blocker.query('BEGIN');
    await blocker.query('SELECT FROM schedules WHERE id = $1 FOR UPDATE', [theirs]);

    const asking = stage.ask(asLeaver, {
      ...{ ...stage.day(2), scheduleId: theirs, userId: stage.bob.id },
    });
    await vi.waitFor(async () => {
      const { rows } = await stage.api.pool.query(
        `SELECT FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'`,
      );
      expect(rows).toHaveLength(1);
    });
    await blocker.query('DELETE FROM members WHERE user_id = $1', [leaver]);
    await blocker.query('COMMIT');
    blocker.release();

    expect((await asking).status).toBe(404);
  });
});
