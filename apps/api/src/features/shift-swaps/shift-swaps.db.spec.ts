import { randomUUID } from 'node:crypto';

import { routes, shiftSwapBounds, type PolicyDto } from '@ringdown/contracts';
import { whoIsOnCall } from '@ringdown/on-call';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';

import { startSwapStage, type Ask } from '../../testing/swap-stage.js';
import { RoutingChanges } from '../routing-plans/routing-changes.service.js';
import { RoutingPlans } from '../routing-plans/routing-plans.service.js';

describe('shift swaps', () => {
  let stage: Awaited<ReturnType<typeof startSwapStage>>;

  beforeAll(async () => {
    stage = await startSwapStage();
  });
  beforeEach(() => stage.reset());
  afterAll(() => stage.api.stop());

  it('change nothing until the colleague accepts, and then at once', async () => {
    const { status, body } = await stage.ask(stage.alice.ask, {
      ...stage.day(2),
      userId: stage.bob.id.toUpperCase(),
      message: 'Dentist',
    });

    expect(status).toBe(201);
    expect(body).toMatchObject({
      asker: { userId: stage.alice.id, name: 'Alice' },
      asked: { userId: stage.bob.id, name: 'Bob' },
      shift: { ...stage.day(2), scheduleName: 'Primary', timeZone: 'UTC' },
      inReturn: null,
      message: 'Dentist',
      status: 'open',
      expiresAt: stage.at(48),
      closedAt: null,
    });
    expect(await stage.whoAt(50)).toEqual(['Alice']);

    const accepted = await stage.accept(stage.bob.ask, body.id);

    expect(accepted).toMatchObject({ status: 200, body: { status: 'accepted' } });
    expect(await stage.whoAt(50)).toEqual(['Bob']);
    expect(await stage.whoAt(100)).toEqual(['Alice']);
    const [made] = await stage.overrides();
    expect(made).toMatchObject({ kind: 'replace', createdBy: 'Alice and Bob' });
  });

  it('hold for calls before the answer is given', async () => {
    const { api, projectId, dana, scheduleId } = stage;
    const policy = await dana.ask<PolicyDto>('POST', routes.policies(projectId), { name: 'Desk' });
    const rules = routes.rules(projectId, policy.body.id);
    await dana.ask('POST', rules, { targets: [{ kind: 'schedule', id: scheduleId }] });
    const numbers = routes.phoneNumbers(projectId, policy.body.id);
    await dana.ask('POST', numbers, { number: '+12025550142' });
    const onCallOfPlan = () => {
      const plan = api.app.get(RoutingPlans, { strict: false }).findRoute('+12025550142')?.plan;
      const [planned] = plan?.schedules ?? [];
      return planned && whoIsOnCall(planned.schedule, Date.parse(stage.at(50))).people;
    };
    expect(onCallOfPlan()).toEqual([stage.alice.id]);
    const id = await stage.askBob();
    // It hears of every change a moment later, and would hide that nobody was told at once.
    await api.app.get(RoutingChanges, { strict: false }).onApplicationShutdown();

    await stage.accept(stage.bob.ask, id);

    expect(onCallOfPlan()).toEqual([stage.bob.id]);
    await dana.ask('DELETE', routes.policy(projectId, policy.body.id));
  });

  it('give a shift of the colleague in return, on another schedule, too', async () => {
    const secondary = await stage.addSchedule('Secondary', [[stage.bob.id], [stage.carol.id]]);
    const inReturn = { scheduleId: secondary, from: stage.at(96), to: stage.at(102) };

    const id = await stage.askBob({ inReturn });
    await stage.accept(stage.bob.ask, id);

    expect(await stage.whoAt(50)).toEqual(['Bob']);
    expect(await stage.whoAt(97, secondary)).toEqual(['Alice']);
    expect(await stage.whoAt(102, secondary)).toEqual(['Bob']);
  });

  it('are told in the audit log, step by step', async () => {
    await stage.accept(stage.bob.ask, await stage.askBob());
    const { rows } = await stage.api.pool.query(
      `SELECT action, actor_name, target_name, after FROM audit_entries
       WHERE target_id = $1 AND action LIKE 'shift-swap.%' ORDER BY id`,
      [stage.scheduleId],
    );

    const after = {
      from: stage.at(48),
      to: stage.at(72),
      asker: 'Alice',
      asked: 'Bob',
      inReturn: null,
    };
    expect(rows).toEqual([
      { action: 'shift-swap.requested', actor_name: 'Alice', target_name: 'Primary', after },
      { action: 'shift-swap.accepted', actor_name: 'Bob', target_name: 'Primary', after },
    ]);
  });

  it('are answered by the colleague and withdrawn by whoever asked, and by nobody else', async () => {
    const id = await stage.askBob();

    for (const by of [stage.dana.ask, stage.alice.ask]) {
      expect((await stage.accept(by, id)).body.detail).toBe('Only Bob may do this.');
      expect((await stage.decline(by, id)).status).toBe(403);
    }
    expect((await stage.withdraw(stage.bob.ask, id)).status).toBe(403);
    for (const act of [stage.accept, stage.decline, stage.withdraw]) {
      expect((await act(stage.carol.ask, id)).status).toBe(404);
      expect((await act(stage.bob.ask, randomUUID())).status).toBe(404);
      expect((await act(stage.stranger.ask, id)).status).toBe(404);
    }
    expect((await stage.decline(stage.bob.ask, id)).body.status).toBe('declined');
    expect(await stage.whoAt(50)).toEqual(['Alice']);
  });

  it('are seen by the two, and by owners', async () => {
    const first = await stage.askBob();
    const second = await stage.askBob({ from: stage.at(48), to: stage.at(50) });
    const ids = async (by: Ask, query?: string) =>
      (await stage.list(by, query)).items.map(({ id }) => id).sort();

    for (const by of [stage.alice.ask, stage.bob.ask, stage.dana.ask]) {
      expect(await ids(by)).toEqual([first, second].sort());
    }
    expect(await ids(stage.dana.ask, 'mine=true')).toEqual([]);
    expect(await ids(stage.carol.ask)).toEqual([]);
    const page = await stage.list(stage.bob.ask, 'limit=1');
    const next = await stage.list(stage.bob.ask, `limit=1&cursor=${String(page.nextCursor)}`);
    expect([...page.items, ...next.items].map(({ id }) => id).sort()).toEqual(
      [first, second].sort(),
    );
    expect(next.nextCursor).toBeNull();
  });

  it('can give a shift back that was taken before', async () => {
    await stage.accept(stage.bob.ask, await stage.askBob());
    expect(await stage.whoAt(50)).toEqual(['Bob']);

    const { body } = await stage.ask(stage.bob.ask, {
      scheduleId: stage.scheduleId,
      from: stage.at(50),
      to: stage.at(60),
      userId: stage.alice.id,
    });
    await stage.accept(stage.alice.ask, body.id);

    expect(await stage.whoAt(49)).toEqual(['Bob']);
    expect(await stage.whoAt(50)).toEqual(['Alice']);
    expect(await stage.whoAt(60)).toEqual(['Bob']);
    const spans = (await stage.overrides()).map(({ from, to }) => [from, to]);
    expect(spans).toEqual([
      [stage.at(48), stage.at(50)],
      [stage.at(60), stage.at(72)],
    ]);
  });

  it('are refused where overrides of others stand against them', async () => {
    await stage.override({
      kind: 'remove',
      userId: stage.bob.id,
      from: stage.at(50),
      to: stage.at(51),
    });

    const { status, body } = await stage.ask(stage.alice.ask, {
      ...stage.day(2),
      userId: stage.bob.id,
    });

    expect(status).toBe(409);
    expect(body.detail).toMatch(/^Other overrides keep Bob from being on call then\./);
  });

  it('leave a colleague alone who is on call then anyway', async () => {
    await stage.override({
      kind: 'add',
      userId: stage.bob.id,
      from: stage.at(50),
      to: stage.at(51),
    });

    const { body } = await stage.ask(stage.alice.ask, { ...stage.day(2), userId: stage.bob.id });

    expect(body).toMatchObject({ code: 'conflict', detail: 'Bob is on call then anyway.' });
  });

  it('are asked for once, and not all day long', async () => {
    await stage.askBob();
    const again = await stage.ask(stage.alice.ask, { ...stage.day(2), userId: stage.bob.id });
    expect(again.body.detail).toBe('You have asked this colleague for this shift already.');

    await stage.api.pool.query(
      `INSERT INTO shift_swaps (project_id, asker_id, asked_id, schedule_id, starts_at, ends_at, message, state, created_at, closed_at)
       SELECT $1, $2, $3, $4, $5, $6, '', 'withdrawn', $7, $7 FROM generate_series(1, $8)`,
      [
        ...[
          stage.projectId,
          stage.alice.id,
          stage.bob.id,
          stage.scheduleId,
          stage.at(48),
          stage.at(49),
          stage.clock.now(),
        ],
        shiftSwapBounds.aDay - 1,
      ],
    );
    expect(
      (await stage.ask(stage.alice.ask, { ...stage.day(4), userId: stage.bob.id })).status,
    ).toBe(429);
  });

  it('of others are nobody’s to ask for', async () => {
    expect(
      (await stage.ask(stage.carol.ask, { ...stage.day(2), userId: stage.bob.id })).body.detail,
    ).toBe('Carol is not on call all that time.');
    expect(
      (await stage.ask(stage.vera.ask, { ...stage.day(2), userId: stage.bob.id })).status,
    ).toBe(403);
    expect(
      (await stage.ask(stage.stranger.ask, { ...stage.day(2), userId: stage.bob.id })).status,
    ).toBe(404);
  });

  it.each([
    ['userId', { userId: 'stranger' }],
    ['userId', { userId: 'nobody' }],
    ['userId', { userId: 'alice' }],
    ['userId', { userId: 'vera' }],
    ['scheduleId', { scheduleId: randomUUID() }],
    ['inReturn.scheduleId', { inReturn: { scheduleId: randomUUID() } }],
    ['from', { from: 'soon' }],
    ['from', { from: '2020-01-01T00:00Z' }],
    ['from', { from: '2199-01-01T00:00:30Z', to: '2199-01-02T00:00Z' }],
    ['to', { to: '2020-01-01T00:00Z' }],
    ['to', { to: '2199-01-01T00:00Z' }],
    ['inReturn.from', { inReturn: {} }],
    ['inReturn.to', { inReturn: { from: '2199-01-02T00:00Z', to: '2199-01-01T00:00Z' } }],
    ['message', { message: 'x'.repeat(501) }],
  ])('tell that %s is wrong in %j', async (field, wrong: Record<string, unknown>) => {
    const ids: Record<string, string> = {
      alice: stage.alice.id,
      vera: stage.vera.id,
      stranger: stage.stranger.id,
      nobody: randomUUID(),
    };
    const { userId = 'bob', inReturn, ...rest } = wrong;
    const { status, body } = await stage.ask(stage.alice.ask, {
      ...stage.day(2),
      userId: ids[String(userId)] ?? stage.bob.id,
      ...(inReturn === undefined ? {} : { inReturn: { ...stage.day(2), ...(inReturn as object) } }),
      ...rest,
    });

    expect(status).toBe(400);
    expect(Object.keys(body.fieldErrors ?? {})).toEqual([field]);
  });
});
