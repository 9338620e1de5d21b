import type { AuditAction } from '@ringdown/contracts';

/** What makes a request of a route succeed, once what it needs is there. */
type Request = { parameters?: Record<string, string>; body?: object };
/** A request that changes something, and what the audit log tells of it. */
export type Example = { tells: AuditAction; prepare: () => Promise<Request> };

/** @param parameters makes what the request needs, and says how its address names it. */
export function tells(
  action: AuditAction,
  body?: object,
  parameters: () => Promise<Record<string, string>> = () => Promise.resolve({}),
): Example {
  const prepare = async () => ({ parameters: await parameters(), ...(body && { body }) });
  return { tells: action, prepare };
}
