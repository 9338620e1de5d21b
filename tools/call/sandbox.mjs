import { createInterface } from 'node:readline';
import { Readable } from 'node:stream';

/** An error whose message is all that the person at the terminal needs. */
export class SandboxError extends Error {}

/** The control API of a running sandbox. */
export class Sandbox {
  #url;

  /** @param {string} url */
  constructor(url) {
    this.#url = url.replace(/\/+$/, '');
  }

  /**
   * @param {'GET' | 'POST' | 'PUT'} method
   * @param {string} path
   * @param {object} [body]
   * @returns {Promise<any>}
   */
  async ask(method, path, body) {
    const response = await this.#fetch(path, {
      method,
      ...(body && {
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(body),
      }),
    });
    const answer = await response.json().catch(() => ({}));
    if (response.ok) return answer;
    throw new SandboxError(answer.error ?? `The sandbox answered with ${response.status}.`);
  }

  /**
   * Everything that happens from now on.
   *
   * @returns {Promise<AsyncGenerator<{ name: string, content: any }>>}
   */
  async events() {
    const response = await this.#fetch('events', { method: 'GET' });
    if (!response.ok || !response.body)
      throw new SandboxError(`There is no sandbox on ${this.#url}; something else answers there.`);
    return eventsIn(Readable.fromWeb(response.body));
  }

  /**
   * @param {string} path
   * @param {object} options
   */
  async #fetch(path, options) {
    try {
      return await fetch(`${this.#url}/sandbox/${path}`, options);
    } catch (error) {
      throw new SandboxError(
        `There is no sandbox on ${this.#url}. Start it with "npm start", or set SANDBOX_URL.`,
        { cause: error },
      );
    }
  }
}

/**
 * Server-sent events, as the sandbox writes them: a line with the name, a line with JSON.
 *
 * @param {Readable} stream
 */
async function* eventsIn(stream) {
  let name = '';
  for await (const line of createInterface({ input: stream, crlfDelay: Infinity })) {
    if (line.startsWith('event: ')) name = line.slice('event: '.length);
    else if (line.startsWith('data: ')) {
      yield { name, content: JSON.parse(line.slice('data: '.length)) };
    }
  }
}
