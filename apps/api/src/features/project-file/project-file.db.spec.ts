import { routes } from '@ringdown/contracts';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';

import { ProjectFileStage } from '../../testing/project-file-stage.js';

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

  it.each(['responder', 'viewer'] as const)('is not for a %s', async (role) => {
    const { status } = await stage.as(role)('GET', routes.projectFile(stage.projectId));

    expect(status).toBe(403);
  });
});
