import { once } from 'node:events';
import { createServer } from 'node:net';

import { PlainError } from './workspace.mjs';

/**
 * Reads a port from the environment.
 *
 * @param {string} variable
 * @param {number} fallback
 */
export function readPort(variable, fallback) {
  const text = process.env[variable]?.trim() || String(fallback);
  const port = Number(text);
  if (!/^\d+$/.test(text) || port < 1 || port > 65_535) {
    throw new PlainError(`${variable} must be a number from 1 to 65535, not ${text}.`);
  }
  return port;
}

/**
 * Refuses a port that another program has.
 *
 * @param {string} variable the one to set to get another port
 * @param {number} port
 * @param {string} host
 */
export async function checkPortIsFree(variable, port, host) {
  const server = createServer();
  try {
    server.listen(port, host);
    await once(server, 'listening');
    server.close();
    await once(server, 'close');
  } catch (error) {
    throw new PlainError(whyNot(error, variable, port, host));
  }
}

/**
 * @param {unknown} error
 * @param {string} variable
 * @param {number} port
 * @param {string} host
 */
function whyNot(error, variable, port, host) {
  const code = error instanceof Error && 'code' in error ? error.code : error;
  if (code === 'EADDRINUSE') {
    return `port ${port} is already in use. Stop the other program or set ${variable}.`;
  }
  if (code === 'EACCES') {
    return `port ${port} needs rights that this user does not have. Set ${variable} to 1024 or more.`;
  }
  return `cannot listen on ${host}, port ${port} (${code}). Check HOST and ${variable}.`;
}
