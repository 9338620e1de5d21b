import { describe, expect, it } from 'vitest';

import { deletionWords } from './deletion-words';

const nothing = {
  routingNumbers: [],
  policies: 0,
  callSmsConfigs: 0,
  teams: 0,
  members: 1,
  calls: 0,
  callsUnderWay: 0,
};

describe('deletionWords', () => {
  it('says of an empty project only whose it is', () => {
    expect(deletionWords(nothing)).toEqual(['You are its only member.']);
  });

  it('counts all that goes', () => {
    expect(
      deletionWords({
        routingNumbers: ['+12025550100'],
        policies: 1,
        callSmsConfigs: 2,
        teams: 3,
        members: 4,
        calls: 5,
        callsUnderWay: 0,
      }),
    ).toEqual([
      '+1 202 555 0100 is answered no longer. The number itself stays in your account at the carrier.',
      '1 policy with its rules',
      '2 call/SMS configs and their tokens',
      '3 teams',
      '5 calls in the logs',
      '4 members lose access. Their accounts stay.',
    ]);
  });
});
