/** The roots of all query keys; each feature's key factory grows from its own. */
export const queryKeys = {
  me: ['me'],
  project: (projectId: string) => ['projects', projectId, 'project'],
  members: (projectId: string) => ['projects', projectId, 'members'],
  invitations: (projectId: string) => ['projects', projectId, 'invitations'],
  teams: (projectId: string) => ['projects', projectId, 'teams'],
  schedules: (projectId: string) => ['projects', projectId, 'schedules'],
  shifts: (projectId: string) => ['projects', projectId, 'shifts'],
  calendarFeeds: (projectId: string) => ['projects', projectId, 'calendar-feeds'],
  shiftSwaps: (projectId: string) => ['projects', projectId, 'shift-swaps'],
  /** Also the root of each policy's rules: a changed rule changes its policy's line in the list. */
  policies: (projectId: string) => ['projects', projectId, 'policies'],
  /** The list alone: of all that hangs on policies, only its lines tell of calls. */
  policyList: (projectId: string) => ['projects', projectId, 'policies', 'list'],
  callerEntries: (projectId: string) => ['projects', projectId, 'caller-entries'],
  contacts: (projectId: string) => ['projects', projectId, 'contacts'],
  callSmsConfigs: (projectId: string) => ['projects', projectId, 'call-sms-configs'],
  apiKeys: (projectId: string) => ['projects', projectId, 'api-keys'],
  outgoingWebhooks: (projectId: string) => ['projects', projectId, 'outgoing-webhooks'],
  calls: (projectId: string) => ['projects', projectId, 'calls'],
  statistics: (projectId: string) => ['projects', projectId, 'statistics'],
  voicemails: (projectId: string) => ['projects', projectId, 'voicemails'],
  recordings: (projectId: string) => ['projects', projectId, 'recordings'],
} as const;
