import { isDeepStrictEqual } from 'node:util';

import type { Interval, Override, Schedule } from '@ringdown/on-call';

import { stepsOf } from './laid-out.js';

/** One person gives what they are on call for in a period to another one. */
export type HandOver = Interval & { giver: string; taker: string };

/** Why a hand-over is not possible. */
export type Obstacle = 'giver-off-call' | 'taker-on-call';

/** What makes a hand-over true: overrides that no longer hold in its period, and one that does. */
export type HandOverChange = { cut: readonly Override[]; added: Override | undefined };

type People = Interval & { people: string[] };

/**
 * The first reason why this is nothing that one could give and the other could take.
 *
 * @param schedule with all overrides that hold in its period, as everywhere here.
 */
export async function findObstacle(
  schedule: Schedule,
  { giver, taker, ...period }: HandOver,
): Promise<Obstacle | undefined> {
  for await (const { people } of stepsOf(schedule, period)) {
    if (!people.includes(giver)) return 'giver-off-call';
    if (people.includes(taker)) return 'taker-on-call';
  }
  return undefined;
}

/**
 * What has to be changed so that the taker is on call wherever the giver was, and nobody else is moved; undefined if
 * overrides of others stand against it.
 *
 * A replacement that runs the other way is cut first: the two together would be a swap, and change nothing.
 */
export async function findChange(
  schedule: Schedule,
  handOver: HandOver,
  { id, createdAt }: { id: string; createdAt: number },
): Promise<HandOverChange | undefined> {
  const { giver, taker, from, to } = handOver;
  const wanted = (await peopleDuring(schedule, handOver)).map(({ people, ...times }) => ({
    ...times,
    people: people.map((person) => (person === giver ? taker : person)).sort(),
  }));
  const added: Override = { id, kind: 'replace', person: giver, by: taker, from, to, createdAt };
  const cut = schedule.overrides.filter(
    (each) =>
      each.kind === 'replace' &&
      each.person === taker &&
      each.by === giver &&
      each.from < to &&
      from < each.to,
  );
  const left = schedule.overrides.flatMap((each) =>
    cut.includes(each) ? piecesOutside(each, handOver) : [each],
  );
  const choices = cut.length === 0 ? [added] : [undefined, added];
  for (const choice of choices) {
    const overrides = choice === undefined ? left : [...left, choice];
    const outcome = await peopleDuring({ ...schedule, overrides }, handOver);
    if (isDeepStrictEqual(outcome, wanted)) return { cut, added: choice };
  }
  return undefined;
}

/** What is left of an interval when a period is cut out of it. */
function piecesOutside<Item extends Interval>(item: Item, period: Interval): Item[] {
  const before = { ...item, to: Math.min(item.to, period.from) };
  const after = { ...item, from: Math.max(item.from, period.to) };
  return [before, after].filter(({ from, to }) => from < to);
}

/** Who is on call, whatever the reason. */
async function peopleDuring(schedule: Schedule, period: Interval): Promise<People[]> {
  const joined: People[] = [];
  for await (const step of stepsOf(schedule, period)) {
    const people = step.people.toSorted();
    const last = joined.at(-1);
    if (last !== undefined && isDeepStrictEqual(last.people, people)) {
      joined[joined.length - 1] = { ...last, to: step.to };
    } else {
      joined.push({ from: step.from, to: step.to, people });
    }
  }
  return joined;
}
