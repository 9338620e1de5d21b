import { expect } from '@playwright/test';

import { expectAccessible, expectNoSidewaysScroll } from '../stage/accessibility.js';
import { test } from '../stage/call-test.js';

test('the phones are accessible while they rest and while one rings', async ({
  phones: { page, caller, alice },
}) => {
  await expect(alice.state('Idle')).toBeVisible();
  await expectAccessible(page);

  await caller.dials();
  await expect(alice.state('Ringing')).toBeVisible();
  await expectAccessible(page);
});

test('a ringing phone is told to those who do not see it, and in the title of the page', async ({
  phones: { page, caller },
}) => {
  await expect(page).toHaveTitle('Phones – Ringdown sandbox');

  await caller.dials();

  await expect(page.getByText(/^The phone of Alice Archer rings, showing/)).toBeAttached();
  await expect(page).toHaveTitle(/^Ringing – /);
});

test('keys of the keyboard are those of the phone that has the focus', async ({
  phones: { page, caller, alice, bob },
}) => {
  await caller.dials();
  await alice.answers();
  await expect(alice.root).toContainText('A key is asked for');

  await alice.transcript.focus();
  await page.keyboard.press('2');

  await expect(alice.transcript).toContainText('Pressed 2');
  await expect(bob.state('Ringing')).toBeVisible();
});

test('the phones fit a narrow window', async ({ phones: { page, alice } }) => {
  await page.setViewportSize({ width: 390, height: 844 });

  await expect(alice.state('Idle')).toBeVisible();
  await expectNoSidewaysScroll(page);
});

test('a phone says so when the sandbox does not answer', async ({ phones: { page, caller } }) => {
  await expect(page.getByRole('status')).toHaveText('Live');
  await page.context().setOffline(true);

  await caller.dials();

  await expect(caller.root.getByRole('alert')).toHaveText('The sandbox does not answer.');
});
