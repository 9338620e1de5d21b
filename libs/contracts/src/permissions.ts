import type { MemberRole } from './me.js';

/** Every role, the mightiest first. */
export const memberRoles = ['owner', 'admin', 'responder', 'viewer'] as const;

/** What somebody may do in an area; writing includes reading. */
export type Act = 'read' | 'write';

/** What each role may do in each area of a project: guards, API keys, dashboard, docs/roles.md and tests all follow this table. */
export const roleTable = {
  project: { owner: 'write', admin: 'read', responder: 'read', viewer: 'read' },
  members: { owner: 'write', admin: 'write', responder: 'read', viewer: 'read' },
  teams: { owner: 'write', admin: 'write', responder: 'read', viewer: 'read' },
  schedules: { owner: 'write', admin: 'write', responder: 'read', viewer: 'read' },
  'schedule-overrides': { owner: 'write', admin: 'write', responder: 'write', viewer: 'read' },
  'call-sms-configs': { owner: 'write', admin: 'write', responder: 'none', viewer: 'none' },
  policies: { owner: 'write', admin: 'write', responder: 'read', viewer: 'read' },
  'routing-numbers': { owner: 'write', admin: 'write', responder: 'read', viewer: 'read' },
  'project-file': { owner: 'write', admin: 'write', responder: 'none', viewer: 'none' },
  calls: { owner: 'write', admin: 'write', responder: 'read', viewer: 'read' },
  'caller-numbers': { owner: 'read', admin: 'read', responder: 'read', viewer: 'none' },
  voicemails: { owner: 'write', admin: 'write', responder: 'read', viewer: 'none' },
  contacts: { owner: 'write', admin: 'write', responder: 'write', viewer: 'read' },
  erasures: { owner: 'write', admin: 'write', responder: 'none', viewer: 'none' },
  'outgoing-webhooks': { owner: 'write', admin: 'write', responder: 'none', viewer: 'none' },
  'api-keys': { owner: 'write', admin: 'write', responder: 'none', viewer: 'none' },
  'audit-log': { owner: 'read', admin: 'read', responder: 'none', viewer: 'none' },
} as const satisfies Record<string, Record<MemberRole, Act | 'none'>>;

/** A part of a project that permissions are given for. */
export type Area = keyof typeof roleTable;

/** Every area, in the order of the table. */
export const areas = Object.keys(roleTable) as Area[];

/** Whether members with this role may do this. */
export function mayRole(role: MemberRole, act: Act, area: Area): boolean {
  const granted = roleTable[area][role];
  return granted === 'write' || granted === act;
}
