/**
 * The yardstick: the least that any server of this kind must do. A bare node:http handler that checks the same
 * signature, does one SELECT by a unique key and one INSERT with a unique CallSid, and answers the same TwiML.
 */
import { createHmac, timingSafeEqual } from 'node:crypto';
import { createServer } from 'node:http';

import pg from 'pg';

import { account } from './twilio-form.ts';

const [databaseUrl = '', port = '0'] = process.argv.slice(2);
const publicUrl = `http://127.0.0.1:${port}`;
const pool = new pg.Pool({ connectionString: databaseUrl, max: 10 });

await pool.query(`
  CREATE TABLE IF NOT EXISTS yardstick_numbers (number text PRIMARY KEY, greeting text, phone text);
  CREATE TABLE IF NOT EXISTS yardstick_calls (
    call_sid text PRIMARY KEY, number text, caller text, started_at timestamptz NOT NULL DEFAULT now()
  );
`);
await pool.query('INSERT INTO yardstick_numbers VALUES ($1, $2, $3) ON CONFLICT DO NOTHING', [
  account.routingNumber,
  'Please wait while we connect you to the on-call engineer.',
  '+12025550111',
]);

function isSigned(url: string, form: URLSearchParams, signature: string): boolean {
  const sorted = [...form.entries()].sort(([a], [b]) => (a < b ? -1 : 1));
  const text = url + sorted.map(([name, value]) => name + value).join('');
  const expected = createHmac('sha1', account.authToken).update(text).digest();
  const given = Buffer.from(signature, 'base64');
  return given.length === expected.length && timingSafeEqual(given, expected);
}

type NumberRow = { greeting: string; phone: string };

async function answer(url: string, body: string, signature: string): Promise<string | undefined> {
  const form = new URLSearchParams(body);
  if (!isSigned(publicUrl + url, form, signature)) return undefined;
  const { rows } = await pool.query<NumberRow>({
    name: 'number',
    text: 'SELECT greeting, phone FROM yardstick_numbers WHERE number = $1',
    values: [form.get('To')],
  });
  await pool.query({
    name: 'call',
    text: 'INSERT INTO yardstick_calls (call_sid, number, caller) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING',
    values: [form.get('CallSid'), form.get('To'), form.get('From')],
  });
  const callback = `${publicUrl}/ring-ended?t=${'x'.repeat(160)}#rc=2&amp;rt=4500&amp;rp=ct,rt,5xx`;
  return `<?xml version="1.0" encoding="UTF-8"?><Response><Say voice="Polly.Joanna-Neural" language="en-US">${rows[0]?.greeting ?? ''}</Say><Dial action="${callback}" timeout="25" answerOnBridge="true" callerId="${account.routingNumber}"><Number url="${callback}" statusCallback="${callback}" statusCallbackEvent="initiated ringing answered completed">${rows[0]?.phone ?? ''}</Number></Dial></Response>`;
}

const server = createServer((request, response) => {
  let body = '';
  request.setEncoding('utf8');
  request.on('data', (part: string) => (body += part));
  request.on('end', () => {
    answer(request.url ?? '', body, String(request.headers['x-twilio-signature'])).then(
      (twiml) => {
        response.writeHead(twiml === undefined ? 403 : 200, { 'content-type': 'text/xml' });
        response.end(twiml);
      },
      () => {
        response.writeHead(500).end();
      },
    );
  });
});
server.listen(Number(port), '127.0.0.1', () => process.send?.({ type: 'ready' }));
process.once('disconnect', () => process.exit(0));
