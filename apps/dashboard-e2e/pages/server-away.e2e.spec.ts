import { expect } from '@playwright/test';
import { routes } from '@ringdown/contracts';

import { expectAccessible } from '../stage/accessibility.js';
import { EscalationTab } from '../stage/escalation-tab.js';
import { test } from '../stage/ringdown-test.js';

const away = 'Ringdown cannot be reached. Check your connection, then try again.';

test('a list that cannot be loaded says why, and is there after trying again', async ({
  page,
  project,
}) => {
  const policies = (url: URL) => url.pathname === routes.policies(project.id);
  await page.route(policies, (route) => route.abort());
  await page.goto(`${project.path}/policies`);
  const alert = page.getByRole('alert');
  await expect(alert).toContainText('The policies could not be loaded');
  await expect(alert).toContainText(away);
  await expectAccessible(page);

  await page.unroute(policies);
  await alert.getByRole('button', { name: 'Try again' }).click();

  await expect(page.getByRole('link', { name: 'Support Hotline' })).toBeVisible();
});

test('a server that answers with nonsense is told in plain words', async ({ page, project }) => {
  await page.route(
    (url) => url.pathname === routes.calls(project.id),
    (route) =>
      route.fulfill({ status: 502, contentType: 'text/html', body: '<h1>Bad gateway</h1>' }),
  );
  await page.goto(`${project.path}/logs`);

  await expect(page.getByRole('alert')).toContainText(
    'Ringdown did not answer as expected (502). Please try again in a moment.',
  );
});

test('a rule that could not be saved keeps what was filled in', async ({ page, createPolicy }) => {
  const policy = await createPolicy('Interrupted line');
  await page.goto(policy.path);
  const { form, rules } = new EscalationTab(page);
  await page.getByRole('button', { name: 'Add rule' }).click();
  await form.choose('Alice Archer');
  const saving = (url: URL) => url.pathname.endsWith('/rules');
  await page.route(saving, (route) => route.abort());

  await form.save();
  await expect(form.root.getByRole('alert')).toHaveText(away);
  await page.unroute(saving);
  await form.save();

  await expect(form.root).toBeHidden();
  await expect(rules).toContainText([/Alice Archer/]);
});
