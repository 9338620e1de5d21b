import { routes } from '@ringdown/contracts';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';

import { ProjectFileStage } from '../../testing/project-file-stage.js';

describe('a project file that says what there is', () => {
  let stage: ProjectFileStage;

  beforeAll(async () => {
    stage = await ProjectFileStage.open();
  });
  beforeEach(() => stage.beginProject());
  afterAll(() => stage.close());

  it('takes a rule that everybody has left as it is, but makes none', async () => {
    await stage.fill();
    const alice = routes.member(stage.projectId, stage.idOf('Alice'));
    expect((await stage.as('admin')('DELETE', alice)).status).toBe(204);
    const { text } = await stage.export();
    expect(text).toContain('targets: []');

    expect((await stage.plan(text, { prune: true })).body.changes).toEqual([]);
    const edited = await stage.apply(text.replace('name: Night desk', 'name: Late desk'));
    expect(edited.status, JSON.stringify(edited.body)).toBe(200);
    expect((await stage.plan(text.replace('slug: night-desk', 'slug: new-desk'))).status).toBe(400);
  });

  it('makes policies that lead to one another, whichever stands first', async () => {
    const file = `
version: 1
policies:
  - slug: day
    name: Day
    outsideHoursPolicy: night
    menu:
      message: For the desk press 1.
      choices: [{ key: '1', policy: desk }, { key: '2', policy: null }]
      otherwisePolicy: night
  - { slug: desk, name: Desk, menu: { message: Press 1., choices: [{ key: '1', policy: day }] } }
  - { slug: night, name: Night, outsideHoursPolicy: day }
`;
    const made = await stage.apply(file);
    expect(made.status, JSON.stringify(made.body)).toBe(200);

    expect((await stage.plan(file, { prune: true })).body.changes).toEqual([]);
    const { text } = await stage.export();
    expect(text).toContain('outsideHoursPolicy: night');
    expect((await stage.plan(text, { prune: true })).body.changes).toEqual([]);
    const wrong = await stage.plan(file.replace('policy: desk', 'policy: nobody'));
    expect(wrong).toMatchObject({
      status: 400,
      body: {
        fieldErrors: {
          'policies.0.menu.choices.0.policy': [
            'There is no policy nobody, neither in this project nor in the file.',
          ],
        },
      },
    });
  });

  it('finds no difference in what it has made, however things are called and ordered', async () => {
    const file = `
version: 1
teams:
  - { name: "  A: b # c ", members: [bob@example.com, alice@example.com] }
${['null', '1:30', 'Ünï 🦊', '- x', '*a', 'İstanbul', 'ΟΔΟΣ']
  .map((name) => `  - { name: "${name}" }`)
  .join('\n')}
schedules:
  - name: Holidays
    timeZone: Europe/Berlin
    holidayCalendars: [{ name: " B ", dates: [2026-12-25, 2026-12-24, 2026-12-25] }]
    layers:
      - kind: shifts
        shifts:
          - { from: 2030-02-01T00:00+01:00, to: 2030-02-02T00:00Z, people: [bob@example.com, alice@example.com] }
          - { to: 2030-01-02T00:00Z, from: 2030-01-01T00:00Z, people: [alice@example.com] }
policies:
  - slug: one
    name: The same
    callers: [{ pattern: '+4930*', list: block }, { list: allow, pattern: '+1*', note: ' x ' }]
    rules: [{ targets: [{ name: 'a: B # C', kind: team }, { kind: user, name: Bob@example.com }] }]
  - { slug: another, name: The same }
`;
    expect((await stage.apply(file)).status).toBe(200);

    expect((await stage.plan(file, { prune: true })).body.changes).toEqual([]);
    const { text } = await stage.export();
    expect((await stage.plan(text, { prune: true })).body.changes).toEqual([]);
    const swapped = file.replace(
      '[bob@example.com, alice@example.com] }\n  - { name: "null',
      '[alice@example.com, bob@example.com] }\n  - { name: "null',
    );
    expect((await stage.plan(swapped)).body.changes).toMatchObject([
      { kind: 'team', act: 'change' },
    ]);
  });
});
