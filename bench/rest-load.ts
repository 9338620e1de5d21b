import {
  routes,
  type MeDto,
  type MemberDto,
  type PageDto,
  type ScheduleDto,
} from '@ringdown/contracts';

import type { Server } from './servers.ts';
import { signIn, type Ask } from './sign-in.ts';

/** How long one kind of request takes, in milliseconds. */
export type Timed = { what: string; p50: number; p95: number };

type Work = readonly [what: string, once: () => Promise<unknown>];

const rounds = 300;

/** What the dashboard asks for, one request after another, in turns with the health route that they are compared with. */
export async function timeRest(server: Server): Promise<{ health: Timed; others: Timed[] }> {
  const ask = await signIn(server);
  const works = await everydayWork(ask);
  const health: Work = ['GET health', () => ask('GET', '/api/health/live')];

  const times = new Map<string, number[]>([...works, health].map(([what]) => [what, []]));
  for (let round = 0; round < rounds; round += 1) {
    for (const [what, once] of [health, ...works]) {
      const begin = performance.now();
      await once();
      times.get(what)?.push(performance.now() - begin);
    }
  }
  const timed = ([what]: Work) => ({ what, ...percentilesOf(times.get(what) ?? []) });
  return { health: timed(health), others: works.map(timed) };
}

/** The rule rings whoever is on call, so that the load on webhooks asks a schedule, too. */
async function ringASchedule(ask: Ask, projectId: string, rule: string): Promise<void> {
  const { items } = (await ask('GET', routes.members(projectId))) as PageDto<MemberDto>;
  const layer = {
    kind: 'rotation',
    members: items.map(({ userId }) => [userId]),
    start: '2026-01-05T09:00',
    rotation: { unit: 'weeks', every: 1, handOffTime: '09:00', weekday: 1 },
  };
  const body = { name: 'Bench', timeZone: 'Europe/Berlin', layers: [layer] };
  const { id } = (await ask('POST', routes.schedules(projectId), body)) as ScheduleDto;
  await ask('PATCH', rule, { targets: [{ kind: 'schedule', id }] });
}

async function everydayWork(ask: Ask): Promise<Work[]> {
  const { projects } = (await ask('GET', routes.me())) as MeDto;
  const projectId = projects[0]?.id ?? '';
  const policyId = await firstId(ask, routes.policies(projectId));
  const configId = await firstId(ask, routes.callSmsConfigs(projectId));
  const ruleId = await firstId(ask, routes.rules(projectId, policyId));
  await ringASchedule(ask, projectId, routes.rule(projectId, policyId, ruleId));
  const reads = {
    'who is signed in': routes.me(),
    members: routes.members(projectId),
    policies: routes.policies(projectId),
    'a policy': routes.policy(projectId, policyId),
    rules: routes.rules(projectId, policyId),
    calls: routes.calls(projectId),
    'call/SMS configs': routes.callSmsConfigs(projectId),
    'a call/SMS config': routes.callSmsConfig(projectId, configId),
    'own phones': routes.myPhones(),
  };
  let edits = 0;
  return [
    ...Object.entries(reads).map(([what, path]): Work => [`GET ${what}`, () => ask('GET', path)]),
    [
      'PATCH a policy',
      () => {
        edits += 1;
        const body = { description: `Edit ${String(edits)}` };
        return ask('PATCH', routes.policy(projectId, policyId), body);
      },
    ],
    [
      'PATCH a rule',
      () => {
        const body = { escalateAfterSeconds: 30 + (edits % 2) };
        return ask('PATCH', routes.rule(projectId, policyId, ruleId), body);
      },
    ],
  ];
}

async function firstId(ask: Ask, path: string): Promise<string> {
  const { items } = (await ask('GET', path)) as PageDto<{ id: string }>;
  return items[0]?.id ?? '';
}

function percentilesOf(times: readonly number[]): { p50: number; p95: number } {
  const sorted = times.toSorted((a, b) => a - b);
  const at = (share: number) => sorted[Math.floor(sorted.length * share)] ?? Number.NaN;
  return { p50: at(0.5), p95: at(0.95) };
}
