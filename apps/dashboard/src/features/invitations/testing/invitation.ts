import type { SentInvitationDto } from '@ringdown/contracts';

export const invitation = {
  id: 'i1',
  email: 'new@example.com',
  role: 'responder',
  invitedBy: 'Dana',
  delivery: 'link',
  state: 'open',
  sentAt: '2026-01-01T00:00:00.000Z',
  expiresAt: '2026-01-08T00:00:00.000Z',
  link: `https://hotline.test/invitation#${'t'.repeat(43)}`,
} satisfies SentInvitationDto;
