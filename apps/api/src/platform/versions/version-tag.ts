import type { preSerializationHookHandler } from 'fastify';

/** Gives every answer that has a version its `ETag`, which an edit sends back as `If-Match` (RFC 9110). */
export const versionTag: preSerializationHookHandler = (_request, reply, answer, done) => {
  const { version } = (answer ?? {}) as { version?: unknown };
  if (typeof version === 'number') reply.header('etag', `"${String(version)}"`);
  done(null, answer);
};
