import type { CreateScheduleOverrideDto } from '@ringdown/contracts';

/** What the form of an override holds: of its people only those whom its kind names count. */
export type OverrideDraft = {
  kind: CreateScheduleOverrideDto['kind'];
  userId: string | undefined;
  byUserId: string | undefined;
  /** ISO 8601; empty while it is incomplete. */
  from: string;
  to: string;
};

/** The kinds in the words of the form; those of responders put themselves on call. */
export const kindWords: Record<OverrideDraft['kind'], { label: string; ownLabel?: string }> = {
  replace: { label: 'Replace one person', ownLabel: 'Take over from one person' },
  'replace-all': {
    label: 'Replace whoever is on call',
    ownLabel: 'Take over from whoever is on call',
  },
  add: { label: 'Add a person', ownLabel: 'Be on call as well' },
  remove: { label: 'Take a person off call' },
};

/** The request, with nobody in it whom its kind does not name. */
export function requestOf({
  kind,
  userId,
  byUserId,
  from,
  to,
}: OverrideDraft): CreateScheduleOverrideDto {
  const person = userId === undefined ? {} : { userId };
  const by = byUserId === undefined ? {} : { byUserId };
  switch (kind) {
    case 'add':
    case 'remove':
      return { kind, ...person, from, to };
    case 'replace-all':
      return { kind, ...by, from, to };
    case 'replace':
      return { kind, ...person, ...by, from, to };
  }
}

/** Whom somebody who may only put themselves on call puts where: they come in, whatever the kind. */
export function withMeComingIn(draft: OverrideDraft, myId: string): OverrideDraft {
  if (draft.kind === 'add') return { ...draft, userId: myId };
  return { ...draft, userId: draft.userId === myId ? undefined : draft.userId, byUserId: myId };
}
