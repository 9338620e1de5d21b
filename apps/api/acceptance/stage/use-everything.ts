import { randomBytes } from 'node:crypto';

import {
  routes,
  type CallSmsConfigDto,
  type CreatedApiKeyDto,
  type MeDto,
  type MyPhoneDto,
  type PolicyDto,
  type RecoveryCodesDto,
  type ResetLinkDto,
  type SentInvitationDto,
  type TwoFactorSetUpDto,
} from '@ringdown/contracts';
import { TOTP, URI } from 'otpauth';
import { expect, vi } from 'vitest';

import type { Mailbox } from '../../src/testing/mailbox.js';
import { Client } from './client.js';
import { account, type PhoneWorld } from './phone-world.js';
import type { SecretWatch } from './secret-watch.js';

export const phoneNumbers = {
  routing: '+12025550188',
  own: '+12025559977',
  caller: '+4930222182',
} as const;

const email = 'dana@example.com';

/** What the steps of the run share. */
type Run = {
  world: PhoneWorld;
  mailbox: Mailbox;
  watch: SecretWatch;
  owner: Client;
  me: MeDto;
  projectId: string;
  password: string;
};

/** Uses once whatever deals with secrets, and tells the watch of each of them. */
export async function useEverything(
  world: PhoneWorld,
  mailbox: Mailbox,
  watch: SecretWatch,
): Promise<void> {
  const owner = new Client(world, watch);
  const password = watch.keep('the first password', 'a password of Dana 1');
  const me = await owner.must<MeDto>('POST', routes.setUp(), {
    name: 'Dana',
    email,
    password,
    projectName: 'Hotlines',
  });
  const projectId = me.projects[0]?.id ?? '';
  const run: Run = { world, mailbox, watch, owner, me, projectId, password };

  const policy = await connectCarrier(run);
  await verifyPhone(run);
  await takeCall(run, policy);
  await useApiKey(run);
  await useTwoFactor(run);
  await inviteByMail(run);
  await changePassword(run);
  await resetPassword(run);
}

async function connectCarrier({ owner, watch, world, projectId }: Run): Promise<PolicyDto> {
  world.twilio.addNumber({
    accountSid: account.sid,
    phoneNumber: phoneNumbers.routing,
    voiceUrl: `${world.publicUrl}/api/notification/call/incoming-call-webhook`,
    statusCallback: `${world.publicUrl}/api/notification/call/call-status`,
  });
  const refused = watch.keep('a refused Auth Token', 'not quite a token of any carrier');
  const config = {
    name: 'Carrier',
    accountSid: account.sid,
    primaryPhoneNumber: phoneNumbers.routing,
    apiBaseUrl: world.restUrl,
  };
  await owner.ask('POST', routes.callSmsConfigs(projectId), { ...config, authToken: refused });
  const { id } = await owner.must<CallSmsConfigDto>('POST', routes.callSmsConfigs(projectId), {
    ...config,
    authToken: watch.keep('the Auth Token', account.authToken),
  });
  const at = routes.callSmsConfig(projectId, id);
  await owner.must('POST', routes.callSmsConfigTest(projectId, id));
  await owner.must('POST', routes.callSmsConfigTestMessage(projectId, id), {
    to: phoneNumbers.own,
  });
  await owner.must('POST', routes.callSmsConfigTestCall(projectId, id), { to: phoneNumbers.own });
  await owner.must('PATCH', at, {
    secondAuthToken: watch.keep('the second Auth Token', randomBytes(16).toString('hex')),
  });
  await owner.must('PATCH', at, { secondAuthToken: null });
  await world.clock.advance('1m');

  const policy = await owner.must<PolicyDto>('POST', routes.policies(projectId), {
    name: 'Support',
    callSmsConfigId: id,
  });
  await owner.must('POST', routes.phoneNumbers(projectId, policy.id), {
    number: phoneNumbers.routing,
  });
  return policy;
}

async function verifyPhone({ owner, watch, world }: Run): Promise<void> {
  const phone = await owner.must<MyPhoneDto>('POST', routes.myPhones(), {
    number: phoneNumbers.own,
  });
  const sentBefore = world.twilio.messages.length;
  await owner.must('POST', routes.phoneVerification(phone.id), { channel: 'sms' });
  const code = await vi.waitFor(() => {
    const [message] = world.twilio.messages.slice(sentBefore);
    const [digits] = /\d{6}/.exec(message?.body ?? '') ?? [];
    if (digits === undefined) throw new Error('No code has come yet.');
    return digits;
  }, 10_000);
  watch.keep('the code of a phone', code);
  const wrong = code === '000000' ? '000001' : '000000';
  await owner.ask('POST', routes.phoneVerificationCheck(phone.id), { code: wrong });
  await owner.must('POST', routes.phoneVerificationCheck(phone.id), { code });
}

async function takeCall({ owner, world, me, projectId }: Run, policy: PolicyDto): Promise<void> {
  await owner.must('POST', routes.rules(projectId, policy.id), {
    targets: [{ kind: 'user', id: me.id }],
  });
  await world.refreshPlans();
  const caller = world.twilio.phone(phoneNumbers.caller);
  const mine = world.twilio.phone(phoneNumbers.own);
  caller.dials(phoneNumbers.routing);
  await world.clock.advanceUntil(() => mine.isRinging);
  mine.answers();
  await world.clock.advance('1s');
  mine.presses('1');
  await world.clock.advance('5s');
  expect(mine.isTalkingTo(caller.number)).toBe(true);
  caller.hangsUp();
  await world.clock.settle();
  await owner.must('GET', routes.calls(projectId));
}

async function useApiKey({ owner, watch, world, projectId }: Run): Promise<void> {
  const at = routes.apiKeys(projectId);
  const create = () =>
    owner.must<CreatedApiKeyDto>(
      'POST',
      at,
      { name: 'Script', scopes: ['read'] },
      { 'idempotency-key': 'once' },
    );
  const { key } = await create();
  watch.keep('an API key', key, `POST ${at}`);
  expect((await create()).key).toBe(key);
  await new Client(world, watch, { apiKey: key }).must('GET', routes.policies(projectId));
  const invented = watch.keep('an invented API key', `${key.slice(0, -8)}aaaaaaaa`);
  await new Client(world, watch, { apiKey: invented }).ask('GET', routes.policies(projectId));
  await owner.must('GET', at);
}

async function useTwoFactor({ owner, watch, world, password }: Run): Promise<void> {
  const setUp = await owner.must<TwoFactorSetUpDto>('POST', routes.twoFactor(), { password });
  const shown = `POST ${routes.twoFactor()}`;
  watch.keep('the secret of the authenticator app', setUp.secret, shown);
  for (const code of setUp.recoveryCodes) watch.keep('a recovery code', code, shown);
  const totp = URI.parse(setUp.uri);
  if (!(totp instanceof TOTP)) throw new Error('This is no TOTP.');
  const codeIn = (seconds: number) =>
    watch.keep(
      'a code of the authenticator app',
      totp.generate({ timestamp: Date.now() + seconds * 1000 }),
    );
  await owner.must('POST', routes.confirmTwoFactor(), { code: codeIn(-30) });

  const other = new Client(world, watch);
  await other.must('POST', routes.signIn(), { email, password });
  await other.must('POST', routes.signInCode(), { code: codeIn(0) });
  await other.must('POST', routes.signOut());
  await other.must('POST', routes.signIn(), { email, password });
  await other.must('POST', routes.signInRecoveryCode(), { recoveryCode: setUp.recoveryCodes[0] });
  const renewed = await other.must<RecoveryCodesDto>('POST', routes.recoveryCodes(), { password });
  for (const code of renewed.recoveryCodes) {
    watch.keep('a new recovery code', code, `POST ${routes.recoveryCodes()}`);
  }
  await other.must('GET', routes.mySessions());
  await other.must('POST', routes.disableTwoFactor(), { password });
}

async function inviteByMail({ owner, watch, world, mailbox, projectId }: Run): Promise<void> {
  await owner.must<SentInvitationDto>('POST', routes.invitations(projectId), {
    email: 'rita@example.com',
    role: 'responder',
  });
  const token = watch.keep(
    'the token of an invitation',
    tokenIn((await mailbox.messageTo('rita@example.com')).text),
  );
  const rita = new Client(world, watch);
  await rita.must('POST', routes.invitationOffer(), { token });
  const me = await rita.must<MeDto>('POST', routes.invitationAcceptance(), {
    token,
    name: 'Rita',
    password: watch.keep('the password of who was invited', 'a password of Rita 1'),
  });

  const at = routes.memberResetLink(projectId, me.id);
  const { url } = await owner.must<ResetLinkDto>('POST', at);
  const reset = watch.keep('the token of a reset link', tokenIn(url), `POST ${at}`);
  await rita.must('POST', routes.resetPassword(), {
    token: reset,
    password: watch.keep('the password behind a reset link', 'a password of Rita 2'),
  });
}

async function changePassword(run: Run): Promise<void> {
  const { owner, watch, world, password } = run;
  run.password = watch.keep('a changed password', 'a password of Dana 2');
  await owner.must('PUT', routes.myPassword(), {
    currentPassword: password,
    newPassword: run.password,
  });
  const wrong = watch.keep('a wrong password', 'a password of nobody');
  await new Client(world, watch).ask('POST', routes.signIn(), { email, password: wrong });
}

async function resetPassword({ watch, world, mailbox }: Run): Promise<void> {
  const forgetful = new Client(world, watch);
  await forgetful.must('POST', routes.forgotPassword(), { email });
  const token = watch.keep(
    'the token of a forgotten password',
    tokenIn((await mailbox.messageTo(email)).text),
  );
  const password = watch.keep('a reset password', 'a password of Dana 3');
  await forgetful.must('POST', routes.resetPassword(), { token, password });
  await forgetful.must('POST', routes.signIn(), { email, password });
}

function tokenIn(text: string): string {
  return /#(?<token>[\w-]{20,})/.exec(text)?.groups?.token ?? '';
}
