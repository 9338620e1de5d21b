import type { AuditAction, AuditEntryDto } from '@ringdown/contracts';

/** What somebody did, followed by the name of what they did it to; `alone` stands for itself. */
type Deed = { verb: string; alone?: true };

/** Every action in words. A new one of the contracts does not compile until it stands here. */
const deeds: Record<AuditAction, Deed> = {
  'account.created': { verb: 'created the account of' },
  'account.signed-in': { verb: 'signed in', alone: true },
  'account.guessing-stopped': { verb: 'stopped somebody who guessed passwords of' },
  'account.password-changed': { verb: 'changed the password of' },
  'account.password-reset': { verb: 'reset the password of' },
  'account.reset-link-made': { verb: 'made a link that resets the password of' },
  'account.two-factor-enabled': { verb: 'turned on two-step sign-in for' },
  'account.two-factor-disabled': { verb: 'turned off two-step sign-in for' },
  'account.recovery-codes-renewed': { verb: 'made new recovery codes for' },
  'account.sessions-ended': { verb: 'signed out browsers of' },
  'project.created': { verb: 'created the project' },
  'project.updated': { verb: 'changed the project' },
  'project.deleted': { verb: 'deleted the project' },
  'member.joined': { verb: 'added the member' },
  'member.updated': { verb: 'changed the member' },
  'member.removed': { verb: 'removed the member' },
  'invitation.sent': { verb: 'invited' },
  'invitation.withdrawn': { verb: 'withdrew the invitation of' },
  'team.created': { verb: 'created the team' },
  'team.updated': { verb: 'changed the team' },
  'team.deleted': { verb: 'deleted the team' },
  'schedule.created': { verb: 'created the schedule' },
  'schedule.updated': { verb: 'changed the schedule' },
  'schedule.deleted': { verb: 'deleted the schedule' },
  'schedule-override.created': { verb: 'added an override to' },
  'schedule-override.cancelled': { verb: 'cancelled an override of' },
  'calendar-feed.created': { verb: 'subscribed to the calendar' },
  'calendar-feed.renewed': { verb: 'renewed the address of the calendar' },
  'calendar-feed.revoked': { verb: 'revoked the address of the calendar' },
  'shift-swap.requested': { verb: 'asked a colleague to take a shift of' },
  'shift-swap.accepted': { verb: 'accepted to take a shift of' },
  'shift-swap.declined': { verb: 'declined to take a shift of' },
  'shift-swap.withdrawn': { verb: 'withdrew a request to take a shift of' },
  'policy.created': { verb: 'created the policy' },
  'policy.updated': { verb: 'changed the policy' },
  'policy.deleted': { verb: 'deleted the policy' },
  'policy.checked': { verb: 'checked the readiness of the policy' },
  'policy.test-called': { verb: 'placed a test call with the policy' },
  'caller-entry.added': { verb: 'added to the allow and block lists' },
  'caller-entry.removed': { verb: 'removed from the allow and block lists' },
  'contact.created': { verb: 'added the contact' },
  'contact.updated': { verb: 'changed the contact' },
  'contact.deleted': { verb: 'deleted the contact' },
  'contact.imported': { verb: 'imported' },
  'contact.exported': { verb: 'exported' },
  'mute.ended': { verb: 'ended the mute of' },
  'escalation-rule.created': { verb: 'added' },
  'escalation-rule.updated': { verb: 'changed' },
  'escalation-rule.deleted': { verb: 'deleted' },
  'escalation-rule.reordered': { verb: 'moved the rules of' },
  'call-sms-config.created': { verb: 'created the call/SMS config' },
  'call-sms-config.updated': { verb: 'changed the call/SMS config' },
  'call-sms-config.deleted': { verb: 'deleted the call/SMS config' },
  'call-sms-config.tested': { verb: 'tested the call/SMS config' },
  'routing-number.purchase-started': { verb: 'ordered a phone number for' },
  'routing-number.purchase-ended': { verb: 'gave up the purchase of a phone number for' },
  'routing-number.linked': { verb: 'linked a routing number to' },
  'routing-number.unlinked': { verb: 'unlinked a routing number from' },
  'routing-number.given-back': { verb: 'gave back a phone number of' },
  'phone.added': { verb: 'added the phone' },
  'phone.verified': { verb: 'verified the phone' },
  'phone.deleted': { verb: 'deleted the phone' },
  'phone.reordered': { verb: 'put phones in a new order', alone: true },
  'call.exported': { verb: 'exported' },
  'voicemail.deleted': { verb: 'deleted the voicemail' },
  'recording.deleted': { verb: 'deleted the recording' },
  'outgoing-webhook.created': { verb: 'created the webhook' },
  'outgoing-webhook.deleted': { verb: 'deleted the webhook' },
  'outgoing-webhook.enabled': { verb: 'switched on the webhook' },
  'outgoing-webhook.switched-off': { verb: 'switched off, after days of failure, the webhook' },
  'outgoing-webhook.tested': { verb: 'tested the webhook' },
  'retention.updated': { verb: 'changed' },
  'erasure.requested': { verb: 'had everything erased of the caller' },
  'erasure.finished': { verb: 'has erased everything of the caller' },
  'api-key.created': { verb: 'created the API key' },
  'api-key.revoked': { verb: 'revoked the API key' },
};

type Kind = AuditAction extends `${infer Each}.${string}` ? Each : never;

/** What things of a kind are called in the filter. */
const kinds: Record<Kind, string> = {
  account: 'Accounts',
  project: 'Project',
  member: 'Members',
  invitation: 'Invitations',
  team: 'Teams',
  schedule: 'Schedules',
  'schedule-override': 'Overrides',
  'calendar-feed': 'Calendars',
  'shift-swap': 'Shift swaps',
  policy: 'Policies',
  'escalation-rule': 'Escalation rules',
  mute: 'Mutes',
  'caller-entry': 'Allow and block lists',
  contact: 'Contacts',
  'call-sms-config': 'Call/SMS configs',
  'routing-number': 'Routing numbers',
  phone: 'Phones',
  call: 'Calls',
  voicemail: 'Voicemails',
  recording: 'Recordings of calls',
  'outgoing-webhook': 'Webhooks',
  retention: 'How long calls are kept',
  erasure: 'Erasures of callers',
  'api-key': 'API keys',
};

/** What is shown of an entry before it is unfolded: "changed the policy", "Support". */
export function deedOf(entry: AuditEntryDto): { verb: string; target: string } {
  const { action, actor, target } = entry;
  const { verb, alone } = deeds[action];
  if (alone === true) return { verb, target: '' };
  const isOwnAccount = action.startsWith('account.') && actor.id === target.id;
  return { verb, target: isOwnAccount ? 'their own account' : target.name };
}

/** The choices of the filter, kind by kind: all of a kind first, then one action each. */
export function actionChoices(
  actions: readonly AuditAction[],
): { group: string; items: { value: string; label: string }[] }[] {
  return (Object.keys(kinds) as Kind[]).flatMap((kind) => {
    const own = actions.filter((action) => action.startsWith(`${kind}.`));
    if (own.length === 0) return [];
    const label = kinds[kind];
    return [
      {
        group: label,
        items: [
          { value: `${kind}.*`, label: `${label}: everything` },
          ...own.map((action) => ({ value: action, label: `${label}: ${lastWords(action)}` })),
        ],
      },
    ];
  });
}

function lastWords(action: AuditAction): string {
  return action.slice(action.indexOf('.') + 1).replaceAll('-', ' ');
}
