import { beforeEach, describe, expect, it } from 'vitest';

import { Clock } from '../../platform/clock/clock.port.js';
import { SignInAttempts } from './sign-in-attempts.js';

class StandingClock extends Clock {
  minutes = 0;

  override now(): Date {
    return new Date(this.minutes * 60_000);
  }
}

describe('SignInAttempts', () => {
  let clock: StandingClock;
  let attempts: SignInAttempts;
  const guess = (times: number, email: string, address: string) => {
    for (let time = 0; time < times; time += 1) attempts.begin(email, address);
  };

  beforeEach(() => {
    clock = new StandingClock();
    attempts = new SignInAttempts(clock);
  });

  it('stops the eleventh guess at an account from one address for 15 minutes', () => {
    guess(10, 'dana@example.com', '192.0.2.1');

    expect(() => attempts.begin('DANA@example.com', '192.0.2.1')).toThrow('Too many attempts');
    expect(() => attempts.begin('dana@example.com', '192.0.2.2')).not.toThrow();

    clock.minutes = 15;
    expect(() => attempts.begin('dana@example.com', '192.0.2.1')).not.toThrow();
  });

  it('stops guesses at one account from many addresses', () => {
    for (let host = 0; host < 100; host += 1)
      guess(1, 'dana@example.com', `192.0.2.${String(host)}`);

    expect(() => attempts.begin('dana@example.com', '198.51.100.1')).toThrow('Too many attempts');
  });

  it('stops guesses at many accounts from one address', () => {
    for (let person = 0; person < 100; person += 1)
      guess(1, `${String(person)}@example.com`, '192.0.2.1');

    expect(() => attempts.begin('dana@example.com', '192.0.2.1')).toThrow('Too many attempts');
  });

  it('never stops somebody who knows the password', () => {
    for (let time = 0; time < 500; time += 1) {
      attempts.begin('dana@example.com', '192.0.2.1');
      attempts.succeeded('dana@example.com', '192.0.2.1');
    }

    expect(() => attempts.begin('dana@example.com', '192.0.2.1')).not.toThrow();
  });
});
