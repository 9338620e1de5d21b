import { routes, type PersonShiftsDto, type ProblemDto } from '@ringdown/contracts';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';

import { startSwapStage, type Ask } from '../../testing/swap-stage.js';

describe('shifts of a person', () => {
  let stage: Awaited<ReturnType<typeof startSwapStage>>;

  beforeAll(async () => {
    stage = await startSwapStage();
  });
  beforeEach(() => stage.reset());
  afterAll(() => stage.api.stop());

  it('show in the shifts of both', async () => {
    const shifts = async (by: Ask, query = '') => {
      const { body } = await by<PersonShiftsDto>(
        'GET',
        `${routes.shifts(stage.projectId)}?from=${stage.at(0)}&to=${stage.at(96)}${query}`,
      );
      return body;
    };
    await stage.accept(stage.bob.ask, await stage.askBob({ to: stage.at(60) }));

    const names = { scheduleName: 'Primary', timeZone: 'UTC' };
    expect(await shifts(stage.alice.ask)).toEqual({
      shifts: [
        { ...stage.day(0), ...names, reason: 'layer' },
        {
          scheduleId: stage.scheduleId,
          ...names,
          from: stage.at(60),
          to: stage.at(72),
          reason: 'layer',
        },
      ],
      hours: 36,
    });
    expect(await shifts(stage.dana.ask, `&userId=${stage.bob.id}`)).toMatchObject({
      shifts: [
        { from: stage.at(24), to: stage.at(48), reason: 'layer' },
        { from: stage.at(48), to: stage.at(60), reason: 'override' },
        { from: stage.at(72), to: stage.at(96), reason: 'layer' },
      ],
      hours: 60,
    });
    expect((await shifts(stage.dana.ask)).shifts).toEqual([]);
  });

  it('count an hour on call on two schedules once', async () => {
    await stage.addSchedule('Secondary', [[stage.alice.id]]);

    const { body } = await stage.alice.ask<PersonShiftsDto>(
      'GET',
      `${routes.shifts(stage.projectId)}?from=${stage.at(0)}&to=${stage.at(48)}`,
    );

    expect(body.shifts).toHaveLength(2);
    expect(body.hours).toBe(48);
  });

  it.each([
    ['userId', () => `userId=${stage.stranger.id}`],
    ['userId', () => 'userId=me'],
    ['to', () => `from=${stage.at(0)}&to=${stage.at(24 * 94)}`],
    ['to', () => `from=${stage.at(24)}&to=${stage.at(0)}`],
  ])('refuse shifts whose %s is wrong', async (field, query) => {
    const { status, body } = await stage.alice.ask<ProblemDto>(
      'GET',
      `${routes.shifts(stage.projectId)}?${query()}`,
    );

    expect(status).toBe(400);
    expect(Object.keys(body.fieldErrors ?? {})).toEqual([field]);
  });
});
