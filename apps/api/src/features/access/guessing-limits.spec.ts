import { beforeEach, describe, expect, it, vi } from 'vitest';

import { Clock } from '../../platform/clock/clock.port.js';
import { GuessingLimits, type Guess } from './guessing-limits.service.js';

class StandingClock extends Clock {
  minutes = 0;

  override now(): Date {
    return new Date(this.minutes * 60_000);
  }
}

function password(account: string, address: string): Guess {
  return { what: 'password', account, address };
}

describe('GuessingLimits', () => {
  let clock: StandingClock;
  let limits: GuessingLimits;
  const guess = (times: number, account: string, address: string) => {
    for (let time = 0; time < times; time += 1) limits.begin(password(account, address));
  };

  beforeEach(() => {
    clock = new StandingClock();
    limits = new GuessingLimits(clock);
  });

  it('stops the eleventh guess at an account from one address for 15 minutes', () => {
    guess(10, 'dana@example.com', '192.0.2.1');

    expect(() => guess(1, 'DANA@example.com', '192.0.2.1')).toThrow('Too many attempts');
    expect(() => guess(1, 'dana@example.com', '192.0.2.2')).not.toThrow();

    clock.minutes = 15;
    expect(() => guess(1, 'dana@example.com', '192.0.2.1')).not.toThrow();
  });

  it('takes the addresses of one IPv6 network for one: whoever has one of them has them all', () => {
    guess(10, 'dana@example.com', '2001:db8:1:2::1');

    expect(() => guess(1, 'dana@example.com', '2001:db8:1:2:3::4')).toThrow('Too many attempts');
    expect(() => guess(1, 'dana@example.com', '2001:db8:1:3::1')).not.toThrow();
  });

  it('stops guesses at one account from many addresses', () => {
    for (let host = 0; host < 100; host += 1)
      guess(1, 'dana@example.com', `192.0.2.${String(host)}`);

    expect(() => guess(1, 'dana@example.com', '198.51.100.1')).toThrow('Too many attempts');
  });

  it('stops guesses at many accounts from one address', () => {
    for (let person = 0; person < 100; person += 1)
      guess(1, `${String(person)}@example.com`, '192.0.2.1');

    expect(() => guess(1, 'dana@example.com', '192.0.2.1')).toThrow('Too many attempts');
  });

  it('never stops somebody who knows the password', () => {
    for (let time = 0; time < 500; time += 1) {
      limits.begin(password('dana@example.com', '192.0.2.1'));
      limits.succeeded(password('dana@example.com', '192.0.2.1'));
    }

    expect(() => guess(1, 'dana@example.com', '192.0.2.1')).not.toThrow();
  });

  it('counts codes apart from passwords, by address where the account is not known', () => {
    guess(10, 'dana@example.com', '192.0.2.1');
    const code = { what: 'two-factor-code', address: '192.0.2.1' } as const;
    for (let time = 0; time < 30; time += 1) limits.begin(code);

    expect(() => limits.begin(code)).toThrow('Too many attempts');
    expect(() => limits.begin({ ...code, address: '192.0.2.2' })).not.toThrow();
  });

  it('tells of its refusals once a window', () => {
    const tell = vi.fn();
    guess(10, 'dana@example.com', '192.0.2.1');
    const refused = () => limits.begin(password('dana@example.com', '192.0.2.1'), tell);

    expect(refused).toThrow('Too many attempts');
    expect(refused).toThrow('Too many attempts');

    expect(tell).toHaveBeenCalledOnce();
  });
});
