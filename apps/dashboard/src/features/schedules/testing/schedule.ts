import type {
  FinalScheduleDto,
  OnCallReasonDto,
  OnCallSegmentDto,
  ScheduleDto,
  SchedulePersonDto,
} from '@ringdown/contracts';

export const alice = {
  userId: '5d9f2c7e-3a3c-4a52-9a0e-0d3b6f1c2a11',
  name: 'Alice Archer',
  phone: '+12025550123',
} satisfies SchedulePersonDto;
export const bob = {
  userId: '5d9f2c7e-3a3c-4a52-9a0e-0d3b6f1c2a12',
  name: 'Bob Brandt',
  phone: null,
} satisfies SchedulePersonDto;

const layerId = '5d9f2c7e-3a3c-4a52-9a0e-0d3b6f1c2a21';

export const schedule = {
  id: '5d9f2c7e-3a3c-4a52-9a0e-0d3b6f1c2a31',
  name: 'Platform on call',
  description: 'Around the clock',
  timeZone: 'America/New_York',
  mode: 'one-wins',
  layers: [
    {
      id: layerId,
      name: 'Weekly',
      kind: 'rotation',
      members: [[alice.userId], [bob.userId]],
      start: '2026-01-05T09:00',
      end: null,
      rotation: { unit: 'weeks', every: 1, handOffTime: '09:00', weekday: 1 },
      windows: [],
      holidays: 'ignored',
      turnsFollow: 'calendar',
    },
  ],
  holidayCalendars: [],
  people: [alice, bob],
  version: 3,
  createdAt: '2026-01-01T00:00:00.000Z',
  updatedAt: '2026-01-01T00:00:00.000Z',
} satisfies ScheduleDto;

/** The contracts' shapes without their classes, so that they can be spread. */
type Segment = Pick<OnCallSegmentDto, 'from' | 'to' | 'userIds'> & {
  reason: Pick<OnCallReasonDto, 'kind' | 'layerIds' | 'overrideIds'>;
};
type Final = Pick<FinalScheduleDto, 'layers' | 'people'> & {
  segments: [Segment, Segment, Segment];
};

/** Alice until the second time, then nobody until the third, then Bob until the last. */
export function finalOf([from, gap, back, to]: readonly [string, string, string, string]): Final {
  const own = { kind: 'layer' as const, layerIds: [layerId], overrideIds: [] };
  return {
    segments: [
      { from, to: gap, userIds: [alice.userId], reason: own },
      { from: gap, to: back, userIds: [], reason: { kind: 'gap', layerIds: [], overrideIds: [] } },
      { from: back, to, userIds: [bob.userId], reason: own },
    ],
    layers: [
      {
        layerId,
        segments: [
          { from, to: gap, userIds: [alice.userId] },
          { from: back, to, userIds: [bob.userId] },
        ],
      },
    ],
    people: [alice, bob],
  };
}
