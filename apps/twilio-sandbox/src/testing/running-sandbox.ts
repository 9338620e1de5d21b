import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';

import { restListener, VirtualClock } from '@ringdown/twilio-simulator';
import type { FastifyInstance } from 'fastify';

import { demoPhones } from '../config/demo-phones.js';
import type { PhoneView } from '../control-api.js';
import { createSandboxServer } from '../http/server.js';
import { Sandbox } from '../sandbox.js';
import { AnsweringApplication } from './answering-application.js';

export const caller = '+4930901820';
export const alice = '+12025550111';
export const hotline = '+12025550100';
export const account = { sid: `AC${'0'.repeat(31)}1`, token: 'a token' };

export interface Answer<Body> {
  readonly status: number;
  readonly body: Body;
}

/** The sandbox on a real port and in simulated time, with an application that rings Alice. */
export class RunningSandbox {
  private constructor(
    readonly clock: VirtualClock,
    readonly sandbox: Sandbox,
    readonly application: AnsweringApplication,
    readonly server: FastifyInstance,
  ) {}

  static async start(): Promise<RunningSandbox> {
    const clock = new VirtualClock();
    const application = await AnsweringApplication.start(alice);
    const sandbox = new Sandbox({
      clock,
      accountSid: account.sid,
      authToken: account.token,
      phoneNumber: hotline,
      publicUrl: application.url,
      phones: demoPhones,
    });
    const server = await createSandboxServer({
      sandbox,
      rest: restListener(sandbox.simulator),
      host: '127.0.0.1',
      pageDirectory: fileURLToPath(new URL('../../page/', import.meta.url)),
    });
    await server.listen({ port: 0, host: '127.0.0.1' });
    return new RunningSandbox(clock, sandbox, application, server);
  }

  get port(): number {
    return (this.server.server.address() as AddressInfo).port;
  }
  get url(): string {
    return `http://127.0.0.1:${this.port}`;
  }

  async stop(): Promise<void> {
    await this.server.close();
    await this.application.stop();
  }

  async get<Body>(path: string): Promise<Answer<Body>> {
    const response = await fetch(`${this.url}/sandbox/${path}`);
    return { status: response.status, body: (await response.json()) as Body };
  }

  async send<Body = { error: string }>(
    method: 'POST' | 'PUT',
    path: string,
    body: unknown = {},
  ): Promise<Answer<Body>> {
    const response = await fetch(`${this.url}/sandbox/${path}`, {
      method,
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
    return { status: response.status, body: (await response.json()) as Body };
  }

  /** A deed of a phone's owner; throws when the sandbox refuses it. */
  async phone(number: string, deed: string, body: object = {}): Promise<void> {
    const answer = await this.send('POST', `phones/${number}/${deed}`, body);
    if (answer.status >= 400) throw new Error(answer.body.error);
  }

  async behaves(number: string, behaviour: string): Promise<void> {
    const answer = await this.send('PUT', `phones/${number}/script`, { behaviour });
    if (answer.status >= 400) throw new Error(answer.body.error);
  }

  async view(number: string): Promise<PhoneView> {
    const { body } = await this.get<PhoneView[]>('phones');
    const view = body.find((phone) => phone.number === number);
    if (!view) throw new Error(`No phone ${number} is listed`);
    return view;
  }
}
