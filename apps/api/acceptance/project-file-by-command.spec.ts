import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

import { routes, type CreatedApiKeyDto } from '@ringdown/contracts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { Browser } from '../src/testing/browser.js';
import { emailOf, password, startTestApi, type TestApi } from '../src/testing/test-api.js';

const program = resolve(import.meta.dirname, '../../cli/bin/ringdown.mjs');
const page = resolve(import.meta.dirname, '../../../docs/project-file.md');

let api: TestApi;
let browser: Browser;
let directory: string;
let place: Record<string, string>;
beforeAll(async () => {
  api = await startTestApi();
  await api.app.listen(0, '127.0.0.1');
  const projectId = await api.addProject();
  await api.addPerson('Dana', { projectId, role: 'owner' });
  for (const name of ['Alice', 'Bob']) await api.addPerson(name, { projectId, role: 'responder' });
  browser = new Browser(api);
  await browser.ask('POST', routes.signIn(), { email: emailOf('Dana'), password });
  place = {
    RINGDOWN_URL: await api.app.getUrl(),
    RINGDOWN_PROJECT: projectId,
    RINGDOWN_API_KEY: await apiKey(projectId, ['project-file:write']),
  };
  directory = mkdtempSync(join(tmpdir(), 'ringdown-file-'));
});
afterAll(async () => {
  await api.stop();
  rmSync(directory, { recursive: true });
});

async function apiKey(projectId: string, scopes: string[]): Promise<string> {
  const key = { name: 'CI', scopes };
  const answer = await browser.ask('POST', routes.apiKeys(projectId), key);
  return answer.json<CreatedApiKeyDto>().key;
}

/** `npx ringdown`, as somebody at a terminal runs it. */
async function ringdown(words: string, { input = '', ...variables }: Record<string, string> = {}) {
  const child = spawn(process.execPath, [program, ...words.split(' ')], {
    cwd: directory,
    env: { PATH: process.env.PATH, ...place, ...variables },
  });
  let said = '';
  child.stdout.on('data', (text: Buffer) => (said += text.toString()));
  child.stderr.on('data', (text: Buffer) => (said += text.toString()));
  child.stdin.end(input);
  const exitCode = await new Promise<number | null>((done) => child.once('close', done));
  expect(said).not.toContain(place['RINGDOWN_API_KEY']);
  return { exitCode, said };
}

/** The very file that a reader copies. */
function exampleOfDocs(): string {
  const example = /```yaml\n(?<text>version: 1\n.*?)```/s.exec(readFileSync(page, 'utf8'))?.groups;
  if (example?.['text'] === undefined) throw new Error('docs/project-file.md has no example.');
  return example['text'];
}

describe('ringdown at the command line', () => {
  it('shows the difference, makes it, and has nothing left to do', async () => {
    writeFileSync(join(directory, 'hotline.yaml'), exampleOfDocs());

    const planned = await ringdown('plan hotline.yaml');
    expect(planned.said).toContain('Creates the team Platform.\n');
    expect(planned.exitCode).toBe(2);
    const applied = await ringdown('apply hotline.yaml');
    expect(applied.said).toBe(`${planned.said}Done.\n`);
    expect(applied.exitCode).toBe(0);

    for (const words of ['plan hotline.yaml --prune', 'apply hotline.yaml --prune']) {
      const again = await ringdown(words);
      expect(again).toEqual({ exitCode: 0, said: 'The project is as the file says.\n' });
    }
    const exported = await ringdown('export all.json');
    expect(exported).toEqual({ exitCode: 0, said: '' });
    expect((await ringdown('plan all.json --prune')).exitCode).toBe(0);
    const input = (await ringdown('export')).said.replace(
      'timeZone: Europe/Berlin',
      'timeZone: UTC',
    );
    expect((await ringdown('plan -', { input })).said).toContain('"Europe/Berlin" → "UTC"');
  });

  it.each([
    ['no command', '', {}, 'this is no command'],
    ['no file', 'plan nowhere.yaml', {}, 'nowhere.yaml'],
    ['no variable', 'export', { RINGDOWN_URL: '' }, 'set RINGDOWN_URL first'],
    ['nobody there', 'export', { RINGDOWN_URL: 'http://127.0.0.1:1' }, 'cannot be reached'],
    ['a wrong key', 'export', { RINGDOWN_API_KEY: 'rdk_wrong' }, 'API key'],
    ['a wrong file', 'plan -', { input: 'version: 1\nteams: [{ name: 7 }]' }, 'teams.0.name: '],
  ])('says what is wrong, and ends with 1: %s', async (_what, words, variables, sentence) => {
    const { exitCode, said } = await ringdown(words, variables);

    expect(said).toContain(sentence);
    expect(said).not.toContain('    at ');
    expect(exitCode).toBe(1);
  });

  it('needs a key for the project file, and only reads with one that reads', async () => {
    const projectId = place['RINGDOWN_PROJECT'] ?? '';
    const policies = await apiKey(projectId, ['policies:write']);
    const reader = await apiKey(projectId, ['project-file:read']);
    const input = 'version: 1\nteams: [{ name: Another }]';

    const refused = await ringdown('export', { RINGDOWN_API_KEY: policies });
    expect(refused).toMatchObject({ exitCode: 1 });
    expect(refused.said).toContain('project-file:read');
    expect((await ringdown('plan -', { input, RINGDOWN_API_KEY: reader })).exitCode).toBe(2);
    expect((await ringdown('apply -', { input, RINGDOWN_API_KEY: reader })).exitCode).toBe(1);
  });
});
