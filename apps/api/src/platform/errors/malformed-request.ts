import { STATUS_CODES } from 'node:http';
import type { Socket } from 'node:net';

import type { FastifyReply, FastifyRequest } from 'fastify';

import { DomainError } from './domain-error.js';
import { toProblem } from './problem.js';

/** Answers an address that Fastify cannot take apart, such as one with a broken percent-encoding. */
export function refuseAddress(_error: Error, _request: FastifyRequest, reply: FastifyReply): void {
  const problem = toProblem(new DomainError('invalid-request', 'This is no valid address.'));
  void reply.status(problem.status).type('application/problem+json').send(JSON.stringify(problem));
}

/** Answers what is no HTTP at all, so that nobody ever gets an answer in another form, and hangs up. */
export function refuseConnection(error: NodeJS.ErrnoException, socket: Socket): void {
  if (error.code === 'ECONNRESET' || !socket.writable) {
    socket.destroy();
    return;
  }
  const problem = toProblem(new DomainError('invalid-request', sentenceOf(error)));
  const status = statusOf(error);
  const body = JSON.stringify(Object.assign(problem, { status }));
  socket.write(
    `HTTP/1.1 ${String(status)} ${STATUS_CODES[status] ?? ''}\r\nConnection: close\r\n` +
      `Content-Type: application/problem+json\r\nContent-Length: ${String(Buffer.byteLength(body))}\r\n\r\n${body}`,
  );
  socket.destroySoon();
}

function statusOf({ code }: NodeJS.ErrnoException): number {
  if (code === 'ERR_HTTP_REQUEST_TIMEOUT') return 408;
  return code === 'HPE_HEADER_OVERFLOW' ? 431 : 400;
}

function sentenceOf({ code }: NodeJS.ErrnoException): string {
  if (code === 'ERR_HTTP_REQUEST_TIMEOUT') return 'The request did not come to its end in time.';
  if (code === 'HPE_HEADER_OVERFLOW') return 'The headers of the request are too large.';
  return 'This is not valid HTTP.';
}
