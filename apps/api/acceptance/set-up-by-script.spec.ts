import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';

import { account, startPhoneWorld, type PhoneWorld } from './stage/phone-world.js';

const readme = resolve(import.meta.dirname, '../../../README.md');
const number = '+12025550199';
const ownPhone = '+12025559951';

let world: PhoneWorld;
let directory: string;
beforeAll(async () => {
  world = await startPhoneWorld();
  world.twilio.addNumber({ accountSid: account.sid, phoneNumber: number });
  directory = mkdtempSync(join(tmpdir(), 'ringdown-script-'));
  writeFileSync(join(directory, 'set-up.sh'), scriptOfReadme());
});
afterAll(async () => {
  await world.stop();
  rmSync(directory, { recursive: true });
});

/** The very text that a reader copies. */
function scriptOfReadme(): string {
  const section = readFileSync(readme, 'utf8').split('\n## Set up by script\n')[1] ?? '';
  const script = /```bash\n(?<text>.*?)```/s.exec(section)?.groups?.text;
  if (script === undefined) throw new Error('README.md has no script under "Set up by script".');
  return script;
}

/** Runs the script as somebody at a terminal would, who types the code when it has come. */
async function runScript({ codeIsAsked }: { codeIsAsked: boolean }) {
  const script = spawn('bash', [join(directory, 'set-up.sh')], {
    env: {
      PATH: process.env.PATH,
      RINGDOWN: world.publicUrl,
      EMAIL: 'dana@example.com',
      PASSWORD: 'a "quoted" pass\\word, and long',
      ACCOUNT_SID: account.sid,
      AUTH_TOKEN: account.authToken,
      NUMBER: number,
      MY_PHONE: ownPhone,
      CARRIER: world.restUrl,
    },
  });
  let said = '';
  script.stdout.on('data', (text: Buffer) => (said += text.toString()));
  script.stderr.on('data', (text: Buffer) => (said += text.toString()));
  const ended = new Promise<number | null>((done) => script.once('exit', done));
  if (codeIsAsked) script.stdin.write(`${await codeFromMessage(() => script.exitCode !== null)}\n`);
  script.stdin.end();
  return { exitCode: await ended, said };
}

/** What the SMS says, as soon as it is there or the script has failed. */
function codeFromMessage(hasEnded: () => boolean): Promise<string> {
  return vi.waitFor(() => {
    const message = world.twilio.messages.findLast(({ to }) => to === ownPhone);
    const [code] = /\d{6}/.exec(message?.body ?? '') ?? [];
    if (code === undefined && !hasEnded()) throw new Error('No code has come.');
    return code ?? '';
  }, 30_000);
}

async function countRows() {
  const { rows } = await world.pool.query<object>(
    `SELECT (SELECT count(*) FROM users) AS users, (SELECT count(*) FROM projects) AS projects,
       (SELECT count(*) FROM api_keys) AS keys, (SELECT count(*) FROM call_sms_configs) AS configs,
       (SELECT count(*) FROM incoming_call_policies) AS policies,
       (SELECT count(*) FROM escalation_rules) AS rules,
       (SELECT count(*) FROM routing_numbers) AS numbers, (SELECT count(*) FROM phones) AS phones`,
  );
  return rows[0];
}

const oneOfEach = {
  users: '1',
  projects: '1',
  keys: '1',
  configs: '1',
  policies: '1',
  rules: '1',
  numbers: '1',
  phones: '1',
};

describe('the set-up script of the README', () => {
  it('leads from an empty installation to a hotline, and makes nothing twice', async () => {
    const first = await runScript({ codeIsAsked: true });
    expect(first).toEqual({ exitCode: 0, said: `Call ${number}: ${ownPhone} rings.\n` });
    expect(await countRows()).toEqual(oneOfEach);

    const second = await runScript({ codeIsAsked: false });
    expect(second).toEqual(first);
    expect(await countRows()).toEqual(oneOfEach);

    const caller = world.twilio.phone('+4930901820');
    const engineer = world.twilio.phone(ownPhone);
    caller.dials(number);
    await world.clock.advanceUntil(() => engineer.isRinging);
    engineer.answers();
    await world.clock.advance('1s');
    engineer.presses('1');
    await world.clock.advance('5s');
    expect(engineer.isTalkingTo(caller.number)).toBe(true);
    caller.hangsUp();
    await world.clock.settle();
  });
});
