import { expect, it } from 'vitest';

import { passwordAdvice } from './password-advice';

it.each([
  ['', 'neutral', /^At least 10 characters/],
  ['horse', 'neutral', /^5 more characters\.$/],
  ['horse bat', 'neutral', /^1 more character\.$/],
  ['horse batt', 'neutral', /^Long enough/],
  ['aaaaaaaaaaaaaaaaaaaa', 'warning', /repeats/],
  ['correct horse battery', 'good', /^Long and hard to guess/],
  [`correct horse${' battery'.repeat(20)}`, 'warning', /^At most 128/],
  ['🐴🔋🐴🔋🐴', 'neutral', /^5 more characters\.$/],
])('says of “%s” in a %s tone: %s', (password, tone, words) => {
  const advice = passwordAdvice(password);

  expect(advice.tone).toBe(tone);
  expect(advice.words).toMatch(words);
});
