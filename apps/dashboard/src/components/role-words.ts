import type { MemberRole } from '@ringdown/contracts';

/** What each role is called, and what it is for; docs/roles.md has the whole table. */
export const roleWords: Readonly<Record<MemberRole, { name: string; purpose: string }>> = {
  owner: {
    name: 'Owner',
    purpose: 'Everything, also other owners, and renaming or deleting the project.',
  },
  admin: {
    name: 'Admin',
    purpose: 'Sets up policies, call/SMS configs, teams and members, but no owners.',
  },
  responder: {
    name: 'Responder',
    purpose: 'Takes calls; sees policies, members, teams and calls, and changes none of them.',
  },
  viewer: {
    name: 'Viewer',
    purpose: 'Sees the same and is not meant to take calls.',
  },
};
