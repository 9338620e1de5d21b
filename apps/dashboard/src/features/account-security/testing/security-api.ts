import type { AccountSecurityDto, SessionDto } from '@ringdown/contracts';

import { done, fakeApi, ok, refusal, type Sent } from '../../../testing/fake-api';

export const rightPassword = 'correct horse battery';
export const rightCode = '123456';
export const firstCodes = ['aB3dE-9xYz1', 'cD4eF-8wXy2'];
const newCodes = ['eF5gH-7vWx3', 'gH6iJ-6uVw4'];

export const session = (change: Partial<SessionDto> = {}): SessionDto => ({
  id: 's1',
  device: 'Firefox on Linux',
  address: '192.0.2.1',
  createdAt: '2026-01-05T09:00:00.000Z',
  lastUsedAt: '2026-01-05T09:10:00.000Z',
  expiresAt: '2026-01-12T09:00:00.000Z',
  current: true,
  ...change,
});

type Held = { security?: Partial<AccountSecurityDto>; sessions?: SessionDto[] };

/** An API that protects one account, as the real one would. */
export function securityApi({ security: given, sessions: givenSessions }: Held = {}): Sent[] {
  let sessions = givenSessions ?? [session()];
  const security: AccountSecurityDto = {
    hasPassword: true,
    usesSingleSignOn: false,
    twoFactor: { enabled: false, recoveryCodesLeft: 0 },
    ...given,
  };
  const answers: Record<string, (body: Record<string, string>) => Response> = {
    'GET /security': () => ok(security),
    'GET /sessions': () => ok({ items: sessions, nextCursor: null }),
    'GET /audit-log': () =>
      ok({
        items: [
          {
            id: '1',
            at: '2026-01-05T09:00:00.000Z',
            actor: { kind: 'person', id: 'u1', name: 'Alice' },
            address: '192.0.2.1',
            action: 'account.signed-in',
            target: { id: 'u1', name: 'Alice' },
            before: null,
            after: { by: 'password' },
          },
        ],
        nextCursor: null,
      }),
    'PUT /password': ({ currentPassword }) => {
      if (currentPassword !== rightPassword) return wrong('currentPassword');
      sessions = sessions.filter(({ current }) => current);
      return done();
    },
    'POST /two-factor': ({ password }) =>
      password === rightPassword
        ? ok({
            uri: 'otpauth://totp/Ringdown:alice?secret=JBSWY3DPEHPK3PXP',
            secret: 'JBSWY3DPEHPK3PXP',
            recoveryCodes: firstCodes,
          })
        : wrong('password'),
    'POST /two-factor/confirm': ({ code }) => {
      if (code !== rightCode) return wrong('code');
      security.twoFactor = { enabled: true, recoveryCodesLeft: firstCodes.length };
      return done();
    },
    'POST /two-factor/disable': ({ password }) => {
      if (password !== rightPassword) return wrong('password');
      security.twoFactor = { enabled: false, recoveryCodesLeft: 0 };
      return done();
    },
    'POST /two-factor/recovery-codes': () => ok({ recoveryCodes: newCodes }),
    'POST /sessions/end': () => {
      sessions = sessions.filter(({ current }) => current);
      return done();
    },
  };
  return fakeApi(({ method, path, body }) => {
    const [route = ''] = path.replace('/api/v1/me', '').split('?');
    if (method === 'DELETE') {
      sessions = sessions.filter(({ id }) => !route.endsWith(id));
      return done();
    }
    const answer = answers[`${method} ${route}`];
    return answer?.(body as Record<string, string>) ?? new Response(null, { status: 404 });
  });
}

function wrong(field: string): Response {
  const detail = 'Some fields need your attention.';
  const fieldErrors = { [field]: ['That is not right.'] };
  return refusal({ status: 400, code: 'invalid-request', detail, fieldErrors });
}
