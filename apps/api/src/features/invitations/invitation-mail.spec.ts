import { describe, expect, it } from 'vitest';

import { invitationMail } from './invitation-mail.js';

const invitation = {
  email: 'new@example.com',
  role: 'admin',
  invitedByName: 'Dana',
  projectName: 'Night desk',
  expiresAt: new Date('2026-03-08T12:00:00Z'),
  link: 'https://hotline.test/invitation#token',
} as const;

describe('the mail of an invitation', () => {
  it('says who invites whom to what, until when, and where to accept', () => {
    const { to, subject, text } = invitationMail(invitation);

    expect(to).toBe('new@example.com');
    expect(subject).toBe('Invitation to Night desk on Ringdown');
    expect(text).toContain('Dana invites you to join the project Night desk');
    expect(text).toContain('as an admin');
    expect(text).toContain('until Sunday, 8 March 2026');
    expect(text).toContain('\nhttps://hotline.test/invitation#token\n');
  });

  it('calls a responder by the right article', () => {
    expect(invitationMail({ ...invitation, role: 'responder' }).text).toContain('as a responder');
  });
});
