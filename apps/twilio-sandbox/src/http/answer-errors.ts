import type { FastifyError, FastifyInstance } from 'fastify';

/** Fastify's own words are for programmers. */
const plainWords: Readonly<Record<string, string>> = {
  FST_ERR_CTP_INVALID_MEDIA_TYPE: 'Send JSON, with the header Content-Type: application/json.',
  FST_ERR_CTP_INVALID_JSON_BODY: 'The body is not JSON.',
  FST_ERR_CTP_EMPTY_JSON_BODY: 'The body is empty, though the header promises JSON.',
  FST_ERR_CTP_BODY_TOO_LARGE: 'The body is too large.',
};

/** Every error is one plain sentence. */
export function answerErrors(app: FastifyInstance): void {
  app.setErrorHandler((error: FastifyError, request, reply) => {
    const status = error.statusCode ?? 500;
    if (status >= 500) request.log.error(error);
    const text =
      status >= 500
        ? 'Something went wrong in the sandbox; its log says what.'
        : (plainWords[error.code] ?? error.message);
    return reply.code(status).send({ error: text });
  });
  app.setNotFoundHandler((request, reply) =>
    reply.code(404).send({ error: `The sandbox has no ${request.method} ${request.url}.` }),
  );
}
