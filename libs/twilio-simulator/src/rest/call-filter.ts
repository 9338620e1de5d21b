import type { Leg } from '../call/leg.js';

type LegTest = (leg: Leg) => boolean;

/** What the query of a call list asks for; dates compare whole days unless a time is given. */
export function callFilter(params: URLSearchParams): LegTest {
  const tests: LegTest[] = [];
  for (const [name, value] of params) {
    const test = testOf(name, value);
    if (test) tests.push(test);
  }
  return (leg) => tests.every((test) => test(leg));
}

function testOf(name: string, value: string): LegTest | undefined {
  switch (name) {
    case 'To':
      return (leg) => leg.to === value;
    case 'From':
      return (leg) => leg.from === value;
    case 'ParentCallSid':
      return (leg) => leg.parent?.sid === value;
    case 'Status':
      return (leg) => leg.status === value;
    default:
      return dateTest(name, value);
  }
}

function dateTest(name: string, value: string): LegTest | undefined {
  const match = /^(StartTime|EndTime)([<>]?)$/.exec(name);
  if (!match) return undefined;
  const [, field, comparison] = match;
  const wanted = new Date(value).getTime();
  const hasTime = value.includes('T');
  return (leg) => {
    const at = field === 'StartTime' ? leg.startedAt : leg.endedAt;
    if (!at) return false;
    const time = hasTime ? at.getTime() : new Date(at.toISOString().slice(0, 10)).getTime();
    if (comparison === '<') return time <= wanted;
    return comparison === '>' ? time >= wanted : time === wanted;
  };
}
