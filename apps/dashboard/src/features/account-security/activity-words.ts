import type { AuditAction, AuditEntryDto } from '@ringdown/contracts';

type OwnAction = Extract<AuditAction, `${'account' | 'phone'}.${string}`>;

const words: Record<OwnAction, string> = {
  'account.created': 'Account created',
  'account.signed-in': 'Signed in',
  'account.guessing-stopped': 'Somebody tried too many passwords or codes and was held up',
  'account.password-changed': 'Password changed',
  'account.password-reset': 'New password set by a reset link',
  'account.reset-link-made': 'Reset link made',
  'account.two-factor-enabled': 'Two-step sign-in turned on',
  'account.two-factor-disabled': 'Two-step sign-in turned off',
  'account.recovery-codes-renewed': 'New recovery codes made',
  'account.sessions-ended': 'Signed out elsewhere',
  'phone.added': 'Phone added',
  'phone.verified': 'Phone verified',
  'phone.deleted': 'Phone deleted',
  'phone.reordered': 'Order of phones changed',
};

/** What happened to one's own account, in plain words. */
export function activityWords({ action, actor, target, after }: AuditEntryDto): string {
  const what = isOwn(action) ? words[action] : action;
  const how =
    action === 'account.signed-in' && typeof after?.['by'] === 'string' ? after['by'] : '';
  const isOthers =
    action.startsWith('account.') && actor.kind === 'person' && actor.id !== target.id;
  return [what, how && `by ${how}`, isOthers && `by ${actor.name}`].filter(Boolean).join(' ');
}

function isOwn(action: AuditAction): action is OwnAction {
  return Object.hasOwn(words, action);
}
