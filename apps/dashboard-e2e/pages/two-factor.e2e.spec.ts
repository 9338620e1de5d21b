import { expect, type Page } from '@playwright/test';

import { expectAccessible, expectNoSidewaysScroll } from '../stage/accessibility.js';
import { signInOverApi, turnTwoFactorOn } from '../stage/over-api.js';
import { signedOut, test } from '../stage/ringdown-test.js';
import { SecurityPage } from '../stage/security-page.js';
import { SignInPage } from '../stage/sign-in-page.js';
import { totp } from '../stage/totp.js';
import { signOut } from '../stage/user-menu.js';

test.use({ storageState: signedOut });

async function expectSignedIn(page: Page): Promise<void> {
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Incoming Call Policies');
}

test('two-step sign-in is turned on by a code of the app, and shows its recovery codes once', async ({
  page,
  createPerson,
}) => {
  const tess = await createPerson('Tess Twofactor');
  await signInOverApi(page, tess);
  const security = new SecurityPage(page);
  await security.open();
  await expect(page.getByText('Whoever learns your password gets in.')).toBeVisible();

  const secret = await security.beginTwoFactor(tess.password);
  await expect(page.getByRole('img', { name: 'QR code of the secret' })).toBeVisible();
  await expectAccessible(page);
  await security.code.fill(totp(secret));

  await expect(page.getByRole('heading', { name: 'Your recovery codes' })).toBeFocused();
  expect(await security.recoveryCodes.count()).toBeGreaterThanOrEqual(8);
  await expectAccessible(page);
  const file = page.waitForEvent('download');
  await page.getByRole('link', { name: 'Download' }).click();
  expect((await file).suggestedFilename()).toBe('ringdown-recovery-codes.txt');
  await page.getByRole('button', { name: 'I have stored them' }).click();
  await expect(security.recoveryCodes).toHaveCount(0);
  await expect(page.getByText('Nobody gets in with your password alone.')).toBeVisible();
});

test('the second step refuses a wrong code and takes the right one as soon as it is complete', async ({
  page,
  product,
  createPerson,
}) => {
  const cody = await createPerson('Cody Code');
  const { secret } = await turnTwoFactorOn(page, product, cody);
  const signIn = new SignInPage(page);
  const { code } = new SecurityPage(page);
  await signIn.open();
  await signIn.signIn(cody);
  await expect(code).toBeFocused();
  await expectAccessible(page);

  await code.fill('000000');
  await expect(signIn.problem).toHaveText(/This code is wrong/);
  await expect(code).toBeFocused();
  await expect(code).toHaveValue('');
  // That of this moment has turned it on, and none works twice.
  await code.fill(totp(secret, 1));

  await expectSignedIn(page);
});

test('a recovery code signs in once, and turned off the password is enough', async ({
  page,
  product,
  createPerson,
}) => {
  const rosa = await createPerson('Rosa Recovery');
  const { recoveryCodes } = await turnTwoFactorOn(page, product, rosa);
  const [first = '', second = ''] = recoveryCodes;
  const signIn = new SignInPage(page);
  const security = new SecurityPage(page);
  const field = page.getByRole('textbox', { name: 'Recovery code' });
  const beginRecovery = async () => {
    await signIn.open();
    await signIn.signIn(rosa);
    await page.getByRole('button', { name: 'Use a recovery code' }).click();
    await expect(field).toBeFocused();
  };

  await beginRecovery();
  await page.keyboard.type(first);
  await page.keyboard.press('Enter');
  await expectSignedIn(page);
  await signOut(page);

  await beginRecovery();
  await page.keyboard.type(first);
  await page.keyboard.press('Enter');
  await expect(signIn.problem).toHaveText(/wrong, or was used already/);
  await field.fill(second);
  await page.keyboard.press('Enter');
  await expectSignedIn(page);

  await security.open();
  const left = recoveryCodes.length - 2;
  await expect(page.getByText(`You have ${left} recovery codes left.`)).toBeVisible();
  await security.turnTwoFactorOff(rosa.password);
  await expect(page.getByText('Whoever learns your password gets in.')).toBeVisible();
  await signOut(page);
  await signIn.signIn(rosa);
  await expectSignedIn(page);
});

test.describe('on a phone', () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });

  test('the secret can be handed to the app of the same phone', async ({ page, createPerson }) => {
    const phil = await createPerson('Phil Phone');
    await signInOverApi(page, phil);
    const security = new SecurityPage(page);
    await security.open();

    await security.beginTwoFactor(phil.password);

    await expect(page.getByRole('link', { name: 'Open in the app of this phone' })).toHaveAttribute(
      'href',
      /^otpauth:\/\/totp\//,
    );
    await expectNoSidewaysScroll(page);
  });
});
