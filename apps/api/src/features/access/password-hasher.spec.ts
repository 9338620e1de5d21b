import { stat } from 'node:fs/promises';

import { describe, expect, it } from 'vitest';

import { hashPassword, isPassword } from './password-hasher.js';

describe('hashing of passwords', () => {
  it('leaves threads to files and host names, however many people sign in at once', async () => {
    let done = 0;
    const hashes = Array.from({ length: 12 }, async () => {
      await hashPassword('correct horse battery staple');
      done += 1;
    });

    await stat('.');

    expect(done).toBeLessThan(4);
    await Promise.all(hashes);
  });

  it('goes on after a hash that cannot be read', async () => {
    const broken = Array.from({ length: 5 }, () => isPassword({ hash: 'none', password: 'any' }));
    expect(await Promise.allSettled(broken)).toMatchObject(
      broken.map(() => ({ status: 'rejected' })),
    );

    const hash = await hashPassword('correct horse battery staple');
    expect(await isPassword({ hash, password: 'correct horse battery staple' })).toBe(true);
  });
});
