import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';

import { ProjectFileStage } from '../../testing/project-file-stage.js';

describe('what a project file cannot say', () => {
  let stage: ProjectFileStage;

  beforeAll(async () => {
    stage = await ProjectFileStage.open();
  });
  beforeEach(() => stage.beginProject());
  afterAll(() => stage.close());

  it('is told by its place in the file, all of it at once', async () => {
    const { status, body } = await stage.plan(`
version: 1
teams:
  - { name: '', members: [alice@example.com, eve@example.com], userIds: [], size: 3 }
  - { name: Twice }
  - { name: twice }
schedules:
  - name: Nights
    timeZone: Europe/Nowhere
    layers:
      - kind: rotation
        id: 3b241101-e2bb-4255-8caf-4136c566a962
        members: [[eve@example.com], [7]]
        start: yesterday
        rotation: { unit: days, every: 0, handOffTime: 09:00 }
      - kind: shifts
        shifts: [{ from: 2026-01-01T00:00Z, to: 2026-01-02T00:00Z, people: [eve@example.com] }]
policies:
  - name: No slug
    callSmsConfig: Theirs
    callSmsConfigId: null
  - slug: Bad Slug
    name: Desk
    greetingMessage: "a\\u0001b"
    repeatTimes: 11
    colour: red
    callers: [{ list: block, pattern: +4930 }, { list: maybe, pattern: '+1*' }]
    rules:
      - { escalateAfterSeconds: 1000000000, targets: [{ kind: team, name: Nobody }] }
      - { targets: [] }
      - { targets: [{ kind: user, name: alice@example.com }, { kind: user, name: ALICE@example.com }] }
      - nonsense
callers: [{ list: allow, pattern: '+1*' }, { list: block, pattern: '+1 *' }]
numbers: []
`);

    expect(status).toBe(400);
    expect(body.detail).toBe('Some fields of the file need your attention.');
    expect(Object.keys(body.fieldErrors ?? {}).toSorted()).toEqual(
      [
        'callers.1.pattern',
        'numbers',
        'policies.0.callSmsConfig',
        'policies.0.callSmsConfigId',
        'policies.0.slug',
        'policies.1.callers.0.pattern',
        'policies.1.callers.1.list',
        'policies.1.colour',
        'policies.1.greetingMessage',
        'policies.1.repeatTimes',
        'policies.1.rules.0.escalateAfterSeconds',
        'policies.1.rules.0.targets.0.name',
        'policies.1.rules.1.targets',
        'policies.1.rules.2.targets',
        'policies.1.rules.3',
        'policies.1.slug',
        'schedules.0.layers.0.id',
        'schedules.0.layers.0.members',
        'schedules.0.layers.0.members.0.0',
        'schedules.0.layers.0.rotation.every',
        'schedules.0.layers.0.start',
        'schedules.0.layers.1.shifts.0.people.0',
        'teams.0.members.1',
        'teams.0.name',
        'teams.0.size',
        'teams.0.userIds',
        'teams.2.name',
      ].toSorted(),
    );
    expect(body.fieldErrors?.['teams.0.members.1']).toEqual([
      'Nobody in this project has the e-mail address eve@example.com.',
    ]);
    for (const unknown of ['numbers', 'policies.0.callSmsConfigId', 'policies.1.colour']) {
      expect(body.fieldErrors?.[unknown]).toEqual(['There is no such field here.']);
    }
    expect(JSON.stringify(body)).not.toContain('property');
    expect(body.fieldErrors?.['policies.1.rules.0.targets.0.name']).toEqual([
      'There is no team Nobody, neither in this project nor in the file.',
    ]);
  });

  it('is told of a schedule that nobody could answer for', async () => {
    const { status, body } = await stage.plan(
      'version: 1\nschedules: [{ name: Nights, timeZone: Europe/Nowhere }]\n',
    );

    expect(status).toBe(400);
    expect(Object.keys(body.fieldErrors ?? {})).toEqual(['schedules.0.timeZone']);
  });

  it.each([
    ['nothing', '', 'version'],
    ['a text', 'hello', 'version'],
    ['another version', 'version: 2', 'version'],
    ['a list for a project', '[]', 'version'],
    ['a thousand and one teams', `version: 1\nteams: [${'{},'.repeat(1001)}]`, 'teams'],
    ['null for a list', 'version: 1\nteams:', 'teams'],
    ['an unfinished value', 'version: 1\nteams: [', 'file'],
    ['tabs', 'version: 1\nteams:\n\t- name: A', 'file'],
    ['a field twice', 'version: 1\nteams: []\nteams: []', 'file'],
    ['a field twice in JSON', '{"version": 1, "teams": [], "teams": []}', 'file'],
    ['two documents', 'version: 1\n---\nversion: 1', 'file'],
    ['a tag', 'version: !!js/function 1', 'file'],
    ['an alias', 'version: 1\nteams: &a []\npolicies: *a', 'file'],
    ['a list for a field name', '? [a]\n: 1', 'file'],
    ['a prototype', 'version: 1\n__proto__: { teams: [] }', '__proto__'],
    ['a constructor', 'version: 1\nteams: [{ constructor: { prototype: {} } }]', 'constructor'],
    ['a NUL', 'version: 1\nteams: [{ name: "a\\0" }]', undefined],
    [
      'aliases of aliases',
      `a: &a [1,1,1,1,1,1,1,1,1]\n${Array.from('bcdefghi')
        .map(
          (name, i) =>
            `${name}: &${name} [${Array(9)
              .fill(`*${'abcdefghi'[i] ?? ''}`)
              .join(',')}]`,
        )
        .join('\n')}`,
      'file',
    ],
  ])('is %s', async (_what, file, field) => {
    const { status, body } = await stage.plan(file);

    expect(status).toBe(400);
    expect(Object.keys(body.fieldErrors ?? {})).toEqual(field === undefined ? [] : [field]);
  });

  it('is more than a megabyte, or more values than any request may hold', async () => {
    expect((await stage.plan(`version: 1\n#${'x'.repeat(1_000_000)}`)).status).toBe(400);
    expect((await stage.plan('x'.repeat(2_000_000))).status).toBe(413);
    const many = await stage.plan(`version: 1\nteams: [${'0,'.repeat(60_000)}]`);
    expect([400, 413]).toContain(many.status);
  });

  it('is what keeps a reader busy, and calls do not wait for it', async () => {
    const hostile = Array.from({ length: 80_000 }, (_, i) => `k${String(i)}: 0`).join('\n');
    const began = performance.now();
    const answer = stage.plan(hostile);
    let longest = 0;
    let last = performance.now();
    const watch = setInterval(() => {
      longest = Math.max(longest, performance.now() - last);
      last = performance.now();
    }, 10);

    const { status, body } = await answer;

    clearInterval(watch);
    expect(status).toBe(400);
    expect(body.detail).toBe('The file takes too long to be read. Make it plainer.');
    expect(performance.now() - began).toBeLessThan(15_000);
    expect(longest).toBeLessThan(1000);
  });
});
