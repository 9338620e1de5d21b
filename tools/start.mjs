// `npm start`: installs and builds what is missing, then runs the API and the sandbox until Ctrl-C.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { apiNodeFlags } from './api-node-flags.mjs';
import { build } from './build.mjs';
import { openDataDirectory } from './data-directory.mjs';
import { install } from './install.mjs';
import { panel } from './panel.mjs';
import { checkPortIsFree, readPort } from './ports.mjs';
import { Progress } from './progress.mjs';
import { interrupt } from './run.mjs';
import { Service } from './service.mjs';
import { checkNode, PlainError, report, root } from './workspace.mjs';

const progress = new Progress();
/** @type {Service[]} */
const services = [];
const interrupted = new Promise((resolve) => {
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, resolve);
  stopWithNpm(resolve);
});

process.exitCode = await Promise.race([
  start().catch((error) => {
    progress.pause();
    report(error);
    return 1;
  }),
  interrupted.then(() => 0),
]);
if (process.exitCode === 0) progress.step('Stopping');
interrupt();
await Promise.all(services.map((service) => service.stop()));
progress.pause();
process.exit();

/**
 * Runs until one of the services dies, which it throws.
 *
 * @returns {Promise<never>}
 */
async function start() {
  checkNode();
  const port = readPort('PORT', 3000);
  const sandboxPort = readPort('SANDBOX_PORT', 4010);
  const host = process.env.HOST?.trim() || '127.0.0.1';
  const checkPorts = async () => {
    if (port === sandboxPort) throw new PlainError(`PORT and SANDBOX_PORT are both ${port}.`);
    await checkPortIsFree('PORT', port, host);
    await checkPortIsFree('SANDBOX_PORT', sandboxPort, '127.0.0.1');
  };
  await checkPorts();
  const data = openDataDirectory();

  await install(progress);
  await build(progress);
  // Again, because installing and building may have taken minutes.
  await checkPorts();

  progress.step('Starting');
  const { demo } = data;
  const isDemo = (process.env.DEMO ?? '1') === '1';
  const localUrl = `http://127.0.0.1:${port}`;
  const phonesUrl = `http://127.0.0.1:${sandboxPort}`;
  const env = {
    PORT: String(port),
    SANDBOX_PORT: String(sandboxPort),
    DATA_DIR: data.directory,
    PUBLIC_URL: process.env.PUBLIC_URL?.trim() || localUrl,
    SANDBOX_URL: phonesUrl,
    DASHBOARD_DIR: join(root, 'apps', 'dashboard', 'dist'),
    DEMO: isDemo ? '1' : '0',
    DEMO_ACCOUNT_SID: demo.accountSid,
    DEMO_AUTH_TOKEN: demo.authToken,
    DEMO_PHONE_NUMBER: demo.phoneNumber,
    DEMO_EMAIL: demo.signIn.email,
    DEMO_PASSWORD: demo.signIn.password,
  };
  const onProgress = (/** @type {string} */ text) => progress.step(text);
  /** @param {string} name @param {string} app @param {string} logName @param {string} listensOn @param {string[]} [nodeFlags] */
  const run = (name, app, logName, listensOn, nodeFlags) => {
    const main = join(root, 'apps', app, 'dist', 'main.js');
    const log = join(data.logs, logName);
    const serviceEnv = { ...env, HOST: listensOn };
    services.push(new Service({ name, main, log, env: serviceEnv, onProgress, nodeFlags }));
  };
  run('The API', 'api', 'api.log', host, apiNodeFlags);
  // Anybody who reaches the sandbox may use its telephones: it stays on this machine.
  run('The sandbox', 'twilio-sandbox', 'sandbox.log', '127.0.0.1');
  await Promise.all(services.map((service) => service.ready));

  progress.step('Ready');
  progress.pause();
  const facts = {
    dashboardUrl: localUrl,
    phonesUrl,
    logs: data.logs,
    dataDirectory: data.directory,
  };
  process.stdout.write(panel({ ...facts, demo: isDemo ? demo : undefined }));
  throw new PlainError(await Promise.race(services.map((service) => service.died)));
}

/**
 * npm passes signals on, but it cannot when it is killed outright: then we, or the shell between npm and us, are
 * handed to another parent.
 *
 * @param {(reason: string) => void} stop
 */
function stopWithNpm(stop) {
  if (process.env.npm_lifecycle_event === undefined) return;
  const ancestors = () => `${process.ppid} ${parentOf(process.ppid)}`;
  const atFirst = ancestors();
  setInterval(() => {
    if (ancestors() !== atFirst) stop('npm is gone');
  }, 500).unref();
}

/**
 * Known on Linux only; elsewhere a shell that outlives npm goes unnoticed.
 *
 * @param {number} pid
 */
function parentOf(pid) {
  try {
    return /^PPid:\s*(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
  } catch {
    return undefined;
  }
}
