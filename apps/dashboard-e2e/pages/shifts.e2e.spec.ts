import { expect, type APIRequestContext, type Browser, type Page } from '@playwright/test';
import { routes, type MemberDto, type ScheduleDto } from '@ringdown/contracts';

import { expectAccessible, expectNoSidewaysScroll } from '../stage/accessibility.js';
import { signInOverApi } from '../stage/over-api.js';
import { signedOut, test } from '../stage/ringdown-test.js';

type Person = { id: string; name: string; email: string; password: string };

const dayMs = 86_400_000;

async function makeResponder(owner: APIRequestContext, projectId: string, { id }: Person) {
  const url = routes.member(projectId, id);
  const { version } = (await (await owner.get(url)).json()) as MemberDto;
  const headers = { 'if-match': `"${version}"` };
  await expect(await owner.patch(url, { headers, data: { role: 'responder' } })).toBeOK();
}

/** Whole hours of a day to come, in UTC. */
function shift(person: Person, day: number, [from, to]: [number, number]) {
  const midnight = (Math.floor(Date.now() / dayMs) + day) * dayMs;
  const at = (hour: number) => new Date(midnight + hour * 3_600_000).toISOString();
  return { from: at(from), to: at(to), people: [person.id] };
}

async function addSchedule(
  owner: APIRequestContext,
  projectId: string,
  { name, shifts }: { name: string; shifts: object[] },
): Promise<ScheduleDto> {
  const data = { name, timeZone: 'Europe/Berlin', layers: [{ kind: 'shifts', shifts }] };
  const answer = await owner.post(routes.schedules(projectId), { data });
  await expect(answer).toBeOK();
  return (await answer.json()) as ScheduleDto;
}

async function pageOf(browser: Browser, person: Person, baseURL: string): Promise<Page> {
  const context = await browser.newContext({ baseURL, storageState: signedOut });
  const page = await context.newPage();
  await signInOverApi(page, person);
  return page;
}

test('two responders swap shifts when both want it', async ({
  browser,
  owner,
  project,
  product,
  createPerson,
}) => {
  const [nora, otto] = [await createPerson('Nora Night'), await createPerson('Otto Offer')];
  await makeResponder(owner, project.id, nora);
  await makeResponder(owner, project.id, otto);
  await addSchedule(owner, project.id, {
    name: 'Swapping',
    shifts: [shift(nora, 2, [6, 14]), shift(otto, 3, [6, 14])],
  });
  const asNora = await pageOf(browser, nora, product.dashboardUrl);
  const asOtto = await pageOf(browser, otto, product.dashboardUrl);

  await asNora.goto(`${project.path}/my-shifts`);
  await expect(asNora.getByText(/^You are not on call\. Next: .*\(Swapping\)\.$/)).toBeVisible();
  await expect(asNora.getByText('8 hours', { exact: false }).first()).toBeVisible();
  await asNora.getByRole('button', { name: /^Hand over Swapping/ }).click();
  const dialog = asNora.getByRole('dialog', { name: 'Hand over a shift' });
  await dialog.getByRole('button', { name: 'Ask' }).click();
  await expect(dialog.getByText('Choose a person of this project.')).toBeVisible();
  await dialog.getByRole('combobox', { name: 'Colleague' }).fill('Otto');
  await asNora.getByRole('option', { name: 'Otto Offer' }).click();
  await dialog.getByRole('combobox', { name: 'In return you take' }).click();
  await asNora.getByRole('option', { name: /\(Swapping\)$/ }).click();
  await dialog.getByRole('textbox', { name: 'Message' }).fill('My sister marries.');
  await expectAccessible(asNora);
  await dialog.getByRole('button', { name: 'Ask Otto Offer' }).click();
  await expect(asNora.getByText('Otto Offer is asked.')).toBeVisible();
  await expect(asNora.getByRole('heading', { name: 'You wait for an answer' })).toBeVisible();

  await asOtto.setViewportSize({ width: 390, height: 844 });
  await asOtto.goto(`${project.path}/my-shifts`);
  const requests = asOtto.getByRole('region', { name: 'Colleagues ask you' });
  await expect(requests).toContainText('Nora Night asks you to take a shift');
  await expect(requests).toContainText('My sister marries.');
  await expectAccessible(asOtto);
  await expectNoSidewaysScroll(asOtto);
  await asOtto.getByRole('button', { name: 'Open the menu' }).click();
  await expect(asOtto.getByRole('link', { name: /My Shifts.*1 request to answer/ })).toBeVisible();
  await asOtto.getByRole('button', { name: 'Close the menu' }).click();
  await requests.getByRole('button', { name: /^Accept/ }).click();
  await expect(asOtto.getByText(/^You are on call /)).toBeVisible();
  await expect(requests).toBeHidden();
  await expect(asOtto.getByText('by an override')).toBeVisible();

  await asNora.reload();
  await expect(asNora.getByText('by an override')).toBeVisible();
  await expect(asNora.getByText(/^Otto Offer has accepted: they take /)).toBeVisible();
  await expect(asNora.getByRole('heading', { name: 'You wait for an answer' })).toBeHidden();
});

test('a range drawn over the timeline becomes an override, which is cancelled again', async ({
  page,
  owner,
  project,
  createPerson,
}) => {
  const wanda = await createPerson('Wanda Weekly');
  const { id } = await addSchedule(owner, project.id, {
    name: 'Drawing',
    shifts: [{ from: '2099-03-01T23:00Z', to: '2099-03-08T23:00Z', people: [wanda.id] }],
  });
  await page.goto(`${project.path}/schedules/${id}?date=2099-03-02`);
  const line = page.getByRole('group', { name: 'On call', exact: true });
  const box = await line.boundingBox();
  if (box === null) throw new Error('There is no timeline.');
  const day = (number: number) => box.x + (box.width * number) / 7;
  const middle = box.y + box.height / 2;
  await page.mouse.move(day(2), middle);
  await page.mouse.down();
  await page.mouse.move(day(3), middle, { steps: 5 });
  await page.mouse.up();

  const dialog = page.getByRole('dialog', { name: 'Override of Drawing' });
  await expect(dialog.getByLabel('From')).toHaveValue('2099-03-04T00:00');
  await expect(dialog.getByLabel('To')).toHaveValue('2099-03-05T00:00');
  await expect(dialog.getByRole('combobox', { name: 'Who is relieved' })).toHaveValue(wanda.name);
  await dialog.getByRole('combobox', { name: 'Who takes over' }).fill('Dana');
  await page.getByRole('option', { name: 'Dana Demo' }).click();
  await expect(dialog.getByRole('region', { name: 'What it changes' })).toContainText(
    'Dana Demo instead of Wanda Weekly',
  );
  await expectAccessible(page);
  await dialog.getByRole('button', { name: 'Add override' }).click();
  await expect(page.getByText('The override is added.')).toBeVisible();
  await expect(line.getByRole('button', { name: /^Dana Demo · .* by an override/ })).toBeVisible();

  const overrides = page.getByRole('region', { name: 'Overrides' });
  const card = overrides
    .getByRole('listitem')
    .filter({ hasText: 'Dana Demo takes over from Wanda' });
  await card.getByRole('button', { name: /^Cancel/ }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Cancel override' }).click();
  await expect(page.getByText('The override is cancelled.')).toBeVisible();
  await expect(overrides).toContainText('None is under way or to come');
  await expect(line.getByRole('button', { name: /^Wanda Weekly/ })).toHaveCount(1);
});
