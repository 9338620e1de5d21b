import type { MemberRole } from '@ringdown/contracts';

const date = new Intl.DateTimeFormat('en-GB', { dateStyle: 'full', timeZone: 'UTC' });

/** What somebody who is invited is sent. */
export function invitationMail(invitation: {
  email: string;
  role: MemberRole;
  invitedByName: string;
  projectName: string;
  expiresAt: Date;
  link: string;
}): { to: string; subject: string; text: string } {
  const { email, role, invitedByName, projectName, expiresAt, link } = invitation;
  return {
    to: email,
    subject: `Invitation to ${projectName} on Ringdown`,
    text: `Hello,

${invitedByName} invites you to join the project ${projectName} on Ringdown, the hotline for
on-call teams, as ${withArticle(role)}.

Open this link to accept. It works once, until ${date.format(expiresAt)}:

${link}

If you do not know what this is about, ignore this message; nothing will happen.
`,
  };
}

function withArticle(role: MemberRole): string {
  return role === 'owner' || role === 'admin' ? `an ${role}` : `a ${role}`;
}
