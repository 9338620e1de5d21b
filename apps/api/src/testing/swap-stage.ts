import {
  routes,
  type MemberRole,
  type OnCallDto,
  type PageDto,
  type ProblemDto,
  type ScheduleDto,
  type ScheduleOverrideDto,
  type ShiftSwapDto,
} from '@ringdown/contracts';
import { VirtualClock } from '@ringdown/twilio-simulator';
import { expect } from 'vitest';

import { SimulatedClock } from './simulated-clock.js';
import { startTestApi, type TestApi } from './test-api.js';

/** Asks as one person. */
export type Ask = Awaited<ReturnType<TestApi['as']>>;

/** A request, or why there is none. */
export type SwapAnswer = ShiftSwapDto & Omit<ProblemDto, 'status'>;

const hourMs = 3_600_000;

/** A project whose schedule Alice and Bob take in turns of a day: Alice today, and on all even days. */
export async function startSwapStage() {
  const clock = new VirtualClock();
  const api = await startTestApi({}, undefined, new SimulatedClock(clock));
  const projectId = await api.addProject();
  const addPerson = async (name: string, role?: MemberRole) => {
    const id = await api.addPerson(name, role && { projectId, role });
    return { id, ask: await api.as(name) };
  };
  const dana = await addPerson('Dana', 'owner');
  const alice = await addPerson('Alice', 'responder');
  const bob = await addPerson('Bob', 'responder');
  const carol = await addPerson('Carol', 'responder');
  const vera = await addPerson('Vera', 'viewer');
  const stranger = await addPerson('Stranger');
  let today = 0;
  let scheduleId = '';

  /** So many hours after the last midnight before the test. */
  const at = (hours: number) => new Date(today + hours * hourMs).toISOString();
  const day = (number: number) => ({ scheduleId, from: at(24 * number), to: at(24 * number + 24) });
  const ask = (by: Ask, body: object) => by<SwapAnswer>('POST', routes.shiftSwaps(projectId), body);

  async function addSchedule(name: string, members: string[][]): Promise<string> {
    const { body } = await dana.ask<ScheduleDto>('POST', routes.schedules(projectId), {
      name,
      timeZone: 'UTC',
      layers: [
        {
          kind: 'rotation',
          members,
          start: `${at(0).slice(0, 10)}T00:00`,
          rotation: { unit: 'days', every: 1, handOffTime: '00:00' },
        },
      ],
    });
    return body.id;
  }

  return {
    ...{ clock, api, projectId, dana, alice, bob, carol, vera, stranger },
    ...{ at, day, ask, addSchedule },

    get scheduleId() {
      return scheduleId;
    },

    /** Before each test: the schedule alone, from the midnight before now on. */
    async reset() {
      await api.pool.query('DELETE FROM schedules');
      today = Math.floor(clock.now().getTime() / 86_400_000) * 86_400_000;
      scheduleId = await addSchedule('Primary', [[alice.id], [bob.id]]);
    },

    /** Alice asks Bob to take her shift of the day after tomorrow. */
    async askBob(body: object = {}) {
      const answer = await ask(alice.ask, { ...day(2), userId: bob.id, ...body });
      expect(answer.status, JSON.stringify(answer.body)).toBe(201);
      return answer.body.id;
    },

    accept: (by: Ask, id: string) =>
      by<SwapAnswer>('POST', routes.shiftSwapAcceptance(projectId, id)),
    decline: (by: Ask, id: string) =>
      by<SwapAnswer>('POST', routes.shiftSwapRefusal(projectId, id)),
    withdraw: (by: Ask, id: string) =>
      by<SwapAnswer>('POST', routes.shiftSwapWithdrawal(projectId, id)),

    async list(by: Ask, query = '') {
      const url = `${routes.shiftSwaps(projectId)}?${query}`;
      return (await by<PageDto<ShiftSwapDto>>('GET', url)).body;
    },

    override: (body: object) =>
      dana.ask<ScheduleOverrideDto>('POST', routes.overrides(projectId, scheduleId), body),

    async overrides() {
      const url = routes.overrides(projectId, scheduleId);
      return (await dana.ask<PageDto<ScheduleOverrideDto>>('GET', url)).body.items;
    },

    /** Names of whoever is on call. */
    async whoAt(hours: number, id = scheduleId) {
      const url = `${routes.onCall(projectId, id)}?at=${at(hours)}`;
      return (await dana.ask<OnCallDto>('GET', url)).body.people.map(({ name }) => name);
    },
  };
}
