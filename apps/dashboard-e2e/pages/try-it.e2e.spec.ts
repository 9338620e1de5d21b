import { expect } from '@playwright/test';
import { routes, type MemberDto, type PageDto } from '@ringdown/contracts';

import { expectAccessible } from '../stage/accessibility.js';
import { test } from '../stage/ringdown-test.js';

test('a call is played through on a policy’s page, at any moment and on a phone’s width, by keyboard', async ({
  page,
  owner,
  project,
  createPolicy,
}) => {
  const policy = await createPolicy('Tried line');
  const policyId = policy.path.split('/').at(-1) ?? '';
  const zone = { data: { timeZone: 'Europe/Berlin' } };
  expect((await owner.patch(routes.policy(project.id, policyId), zone)).status()).toBe(200);
  const members = await owner.get(routes.members(project.id));
  const { items } = (await members.json()) as PageDto<MemberDto>;
  for (const name of ['Alice Archer', 'Bob Brandt']) {
    const id = items.find((member) => member.name === name)?.userId;
    const data = { targets: [{ kind: 'user', id }] };
    expect((await owner.post(routes.rules(project.id, policyId), { data })).status()).toBe(201);
  }

  await page.goto(policy.path);
  await page
    .getByRole('navigation', { name: 'Parts of Tried line' })
    .getByRole('link', { name: 'Try it' })
    .click();
  const becomes = page.getByRole('region', { name: 'What becomes of the call' });
  const steps = page.getByRole('list', { name: 'The call, step by step' }).getByRole('listitem');
  await expect(becomes.getByRole('heading', { level: 2 })).toHaveText('Nobody takes the call');
  await expect(steps.filter({ hasText: 'Rings' })).toHaveText([
    /Rings Alice Archer for 30 s: no answer\./,
    /Rings Bob Brandt for 30 s: no answer\./,
  ]);
  await expectAccessible(page);

  await page.getByRole('combobox', { name: 'What Bob Brandt does' }).focus();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('option', { name: 'Takes the call' })).toBeVisible();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await expect(becomes.getByRole('heading', { level: 2 })).toHaveText('Bob Brandt takes the call');
  await page.getByRole('button', { name: 'When the clocks change' }).press('Enter');
  await expect(steps.first()).toContainText(/^0[12]:59:40/);
  await expect(becomes.getByRole('img', { name: /^Time line of the call/ })).toBeVisible();

  await page.setViewportSize({ width: 390, height: 844 });
  const wider = () => page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  await expect.poll(wider).toBeLessThanOrEqual(0);
  await expectAccessible(page);
});
