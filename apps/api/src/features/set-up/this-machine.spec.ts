import { describe, expect, it } from 'vitest';

import { isFromThisMachine } from './this-machine.js';

describe('a request from this machine', () => {
  it.each(['127.0.0.1', '127.1.2.3', '::1', '::ffff:127.0.0.1'])('comes from %s', (ip) => {
    expect(isFromThisMachine({ ip, headers: { host: 'localhost:3000' } })).toBe(true);
  });

  it.each(['192.0.2.1', '172.17.0.1', '2001:db8::1', '::ffff:192.0.2.1', '1.127.0.1'])(
    'does not come from %s',
    (ip) => {
      expect(isFromThisMachine({ ip, headers: { host: 'localhost:3000' } })).toBe(false);
    },
  );

  it.each([
    'hotline.example.com',
    'localhost.evil.example:3000',
    '127.0.0.1.evil.example',
    '',
    'a b',
  ])('does not ask for %s', (host) => {
    expect(isFromThisMachine({ ip: '127.0.0.1', headers: { host } })).toBe(false);
  });

  it.each(['x-forwarded-for', 'x-real-ip', 'forwarded', 'via'])(
    'has not passed a proxy, which adds %s',
    (header) => {
      const headers = { host: 'localhost:3000', [header]: '127.0.0.1' };
      expect(isFromThisMachine({ ip: '127.0.0.1', headers })).toBe(false);
    },
  );
});
