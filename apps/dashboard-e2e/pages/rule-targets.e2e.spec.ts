import { expect, type APIRequestContext } from '@playwright/test';
import {
  routes,
  type CreateScheduleDto,
  type CreateTeamDto,
  type MemberDto,
} from '@ringdown/contracts';

import { expectAccessible, expectNoSidewaysScroll } from '../stage/accessibility.js';
import { EscalationTab } from '../stage/escalation-tab.js';
import { test } from '../stage/ringdown-test.js';

/** What the rules of a test ring; made as the owner. */
function stock(owner: APIRequestContext, projectId: string) {
  const idOf = async (name: string) => {
    const answer = await owner.get(routes.members(projectId));
    const { items } = (await answer.json()) as { items: MemberDto[] };
    return items.find((member) => member.name === name)?.userId ?? '';
  };
  const add = async (route: string, data: CreateScheduleDto | CreateTeamDto) => {
    expect((await owner.post(route, { data })).status()).toBe(201);
  };
  return {
    addTeam: async (name: string, people: readonly string[]) =>
      add(routes.teams(projectId), { name, userIds: await Promise.all(people.map(idOf)) }),
    /** One person, every day from midnight up to a time. */
    addSchedule: async (name: string, person: string, closes: string) =>
      add(routes.schedules(projectId), {
        name,
        timeZone: 'UTC',
        layers: [
          {
            kind: 'rotation',
            members: [[await idOf(person)]],
            start: '2026-01-01T00:00',
            rotation: { unit: 'weeks', every: 1, handOffTime: '09:00', weekday: 1 },
            windows: [{ kind: 'daily', opens: '00:00', closes }],
          },
        ],
      }),
  };
}

test('a rule rings a person, whoever is on call and a team, and says whom that means now', async ({
  page,
  owner,
  project,
  createPolicy,
}) => {
  const { addTeam, addSchedule } = stock(owner, project.id);
  await addSchedule('Data on call', 'Alice Archer', '24:00');
  await addTeam('Data team', ['Alice Archer', 'Dave Doyle']);
  const policy = await createPolicy('Data desk');
  await page.goto(policy.path);
  const escalation = new EscalationTab(page);

  await page.getByRole('button', { name: 'Add rule' }).click();
  const { form } = escalation;
  for (const name of ['Bob Brandt', 'Data on call', 'Data team']) await form.choose(name);
  await form.root.getByRole('button', { name: 'Move Data on call up' }).press('Enter');
  await expect(form.root.getByText('Data on call is now number 1 of 3.')).toBeAttached();
  await expectAccessible(page);
  await form.save();

  const card = escalation.rules.first();
  await expect(card).toContainText(
    /Data on call.*on call.*Alice Archer.*\+1 202 555 0111.*Bob Brandt.*Data team.*team of 2.*Alice Archer.*is rung before this – not again.*Dave Doyle.*no verified phone – skipped/,
  );
  await expectAccessible(page);
  await page.setViewportSize({ width: 390, height: 844 });
  await expectNoSidewaysScroll(page);

  await card.getByRole('link', { name: 'Data team' }).click();
  await page.getByRole('button', { name: 'Delete team…' }).click();
  const question = page.getByRole('dialog', { name: 'Delete Data team?' });
  await question.getByRole('button', { name: 'Delete team' }).click();
  await expect(question).toContainText('policies ring it: Data desk');
  await expectAccessible(page);
});

test('a schedule that leaves a gap shows on the policy, with what callers meet and a way to mend it', async ({
  page,
  owner,
  project,
  createPolicy,
}) => {
  const { addSchedule } = stock(owner, project.id);
  await addSchedule('Night shift', 'Alice Archer', '23:30');
  const policy = await createPolicy('Night line');
  await page.goto(policy.path);
  const escalation = new EscalationTab(page);
  await escalation.addRule(['Night shift'], 30);

  await expect(
    page.getByText(/Callers reach nobody (from .* to|until) .*Night shift has/),
  ).toBeVisible();
  await escalation.addRule(['Bob Brandt'], 30);
  await expect(
    page.getByText(/Night shift has nobody on call .*: calls pass over it and reach Bob Brandt\./),
  ).toBeVisible();
  await expectAccessible(page);

  await page.getByRole('link', { name: 'Fill the gap in Night shift' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Night shift');
});
