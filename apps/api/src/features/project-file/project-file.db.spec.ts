import {
  CreateCallerEntryDto,
  CreateEscalationRuleDto,
  CreatePolicyDto,
  CreateScheduleDto,
  CreateTeamDto,
  routes,
  SetRotationLayerDto,
  SetShiftLayerDto,
} from '@ringdown/contracts';
import { getMetadataStorage } from 'class-validator';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';

import { ProjectFileStage } from '../../testing/project-file-stage.js';

/** What the contract checks. */
function fieldsOf(contract: new () => object): string[] {
  const rules = getMetadataStorage().getTargetValidationMetadatas(contract, '', true, false);
  return [...new Set(rules.map(({ propertyName }) => propertyName))];
}

describe('a project file', () => {
  let stage: ProjectFileStage;

  beforeAll(async () => {
    stage = await ProjectFileStage.open();
  });
  beforeEach(() => stage.beginProject());
  afterAll(() => stage.close());

  it('is empty for a project that is', async () => {
    const { text, contentType } = await stage.export();

    expect(text).toBe('version: 1\nteams: []\nschedules: []\npolicies: []\ncallers: []\n');
    expect(contentType).toBe('application/yaml');
    expect(JSON.parse((await stage.export('json')).text)).toEqual({
      version: 1,
      teams: [],
      schedules: [],
      policies: [],
      callers: [],
    });
  });

  it('tells all that people have set, by names, and no secret, phone or id', async () => {
    await stage.fill();

    const file = JSON.parse((await stage.export('json')).text);

    expect(file.teams).toEqual([
      {
        name: 'Platform',
        description: 'Runs it',
        members: ['alice@example.com', 'bob@example.com'],
      },
    ]);
    expect(file.schedules).toMatchObject([
      {
        name: 'Nights',
        timeZone: 'Europe/Berlin',
        mode: 'one-wins',
        layers: [
          {
            name: 'Weekly',
            kind: 'rotation',
            members: [['alice@example.com'], ['bob@example.com']],
            windows: [{ kind: 'daily', opens: '18:00', closes: '08:00' }],
          },
          {
            kind: 'shifts',
            shifts: [
              {
                from: '2030-01-01T00:00:00.000Z',
                to: '2030-01-02T00:00:00.000Z',
                people: ['bob@example.com'],
              },
            ],
          },
        ],
        holidayCalendars: [{ name: 'Berlin', dates: ['2026-12-24'] }],
      },
    ]);
    expect(file.policies).toMatchObject([
      {
        slug: 'night-desk',
        name: 'Night desk',
        callSmsConfig: 'Ours',
        withheldCallers: 'refused',
        callers: [{ list: 'allow', pattern: '+4930*', note: 'Berlin' }],
        rules: [
          {
            escalateAfterSeconds: 45,
            targets: [
              { kind: 'schedule', name: 'Nights' },
              { kind: 'team', name: 'Platform' },
            ],
          },
          { escalateAfterSeconds: 30, targets: [{ kind: 'user', name: 'alice@example.com' }] },
        ],
      },
    ]);
    expect(file.callers).toEqual([{ list: 'block', pattern: '+1900*', note: '' }]);
    const text = JSON.stringify(file);
    expect(text).not.toMatch(/[0-9a-f]{8}-[0-9a-f]{4}-/);
    expect(text).not.toContain(stage.phoneOfAlice);
    expect(text).not.toMatch(/auth|token|version":[^1]/i);
  });

  it('has every field that the REST API lets people set', async () => {
    await stage.fill();
    const { teams, schedules, policies } = JSON.parse((await stage.export('json')).text);
    const [{ layers }, { rules, callers }] = [schedules[0], policies[0]];

    for (const [contract, part, otherwise] of [
      [CreateTeamDto, teams[0], { userIds: 'members' }],
      [CreateScheduleDto, schedules[0], {}],
      [SetRotationLayerDto, layers[0], { id: undefined }],
      [SetShiftLayerDto, layers[1], { id: undefined }],
      [
        CreatePolicyDto,
        policies[0],
        { callSmsConfigId: 'callSmsConfig', outsideHoursPolicyId: 'outsideHoursPolicy' },
      ],
      [CreateEscalationRuleDto, rules[0], {}],
      [CreateCallerEntryDto, callers[0], { policyId: undefined }],
    ] as const) {
      const names: Readonly<Record<string, string | undefined>> = otherwise;
      const fields = fieldsOf(contract).map((field) => (field in names ? names[field] : field));
      expect(Object.keys(part as object), contract.name).toEqual(
        expect.arrayContaining(fields.filter((field) => field !== undefined)),
      );
    }
  });

  it.each(['responder', 'viewer'] as const)('is not for a %s', async (role) => {
    const { status } = await stage.as(role)('GET', routes.projectFile(stage.projectId));

    expect(status).toBe(403);
  });
});
