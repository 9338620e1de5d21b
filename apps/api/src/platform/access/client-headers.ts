import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';

/** What a browser sent, as far as sign-in needs it. */
export type ClientHeaders = {
  cookie: string | undefined;
  userAgent: string | undefined;
  address: string;
};

/** The parameter of a controller's method that receives the `ClientHeaders`. */
export const Client = createParamDecorator((_: unknown, context: ExecutionContext) => {
  const request = context.switchToHttp().getRequest<FastifyRequest>();
  return {
    cookie: request.headers.cookie,
    userAgent: request.headers['user-agent'],
    address: request.ip,
  } satisfies ClientHeaders;
});
