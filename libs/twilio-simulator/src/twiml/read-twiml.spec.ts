import { describe, expect, it } from 'vitest';
import { readTwiml } from './read-twiml.js';

const codes = (source: string) => readTwiml(source).problems.map((problem) => problem.code);
const response = (inside: string) =>
  `<?xml version="1.0" encoding="UTF-8"?><Response>${inside}</Response>`;

describe('reading TwiML', () => {
  it('keeps verbs, attributes and nested prompts', () => {
    const read = readTwiml(
      response(
        '<Gather numDigits="1" action="/a?x=1&amp;y=2"><Say voice="alice">Press 1</Say></Gather>',
      ),
    );

    expect(read.problems).toEqual([]);
    expect(read.verbs).toMatchObject([
      {
        name: 'Gather',
        attributes: { numDigits: '1', action: '/a?x=1&y=2' },
        children: [{ name: 'Say', text: 'Press 1', attributes: { voice: 'alice' } }],
      },
    ]);
  });

  it.each([
    ['broken XML', '<Response><Say>x</Response>', 12100],
    ['an unknown entity', '<Response><Say>&nbsp;</Say></Response>', 12100],
    ['nothing', '', 12100],
    ['space before the declaration', '\n<?xml version="1.0"?><Response/>', 12100],
    ['a control character', response('<Say>\u0008</Say>'), 12100],
    ['a written control character', response('<Say>&#8;</Say>'), 12100],
    ['another root', '<Reply/>', 12102],
    ['XML 1.1', '<?xml version="1.1"?><Response/>', 12101],
    ['more than 64 KB', response(`<!--${'x'.repeat(65_536)}-->`), 11750],
  ])('cannot use a document with %s', (_what, source, code) => {
    expect(readTwiml(source).verbs).toBeUndefined();
    expect(codes(source)).toEqual([code]);
  });

  it.each([
    ['an unknown verb', '<Shout>x</Shout>', 12200],
    ['a verb in the wrong case', '<say>x</say>', 12200],
    ['an unknown attribute', '<Say loud="true">x</Say>', 12200],
    ['a bad value', '<Dial answerOnBridge="yes">+1</Dial>', 13219],
    ['a bad timeout', '<Dial timeout="0">+1</Dial>', 13212],
    ['a verb inside Gather that may not stand there', '<Gather><Dial>+1</Dial></Gather>', 12200],
    ['a verb inside Dial that may not stand there', '<Dial><Say>x</Say></Dial>', 13215],
    ['a Number outside Dial', '<Number>+1</Number>', 12200],
  ])('ignores %s with a warning', (_what, inside, code) => {
    const read = readTwiml(response(`${inside}<Hangup/>`));

    expect(read.problems).toMatchObject([{ code, level: 'warning' }]);
    expect(read.verbs?.at(-1)?.name).toBe('Hangup');
  });

  it.each([
    ['Polly.Amy', 3000],
    ['man', 4096],
    ['Google.en-US-Standard-A', 5000],
  ])('does not speak more than voice %s can', (voice, limit) => {
    const say = (length: number) => response(`<Say voice="${voice}">${'a'.repeat(length)}</Say>`);

    expect(codes(say(limit))).toEqual([]);
    expect(codes(say(limit + 1))).toEqual([13521]);
  });

  it('takes speech markup as part of the text', () => {
    const read = readTwiml(response('<Say>one<break/> <emphasis>two</emphasis></Say>'));

    expect(read.problems).toEqual([]);
    expect(read.verbs?.[0]?.text).toBe('one two');
  });
});
