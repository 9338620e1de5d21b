import { useQuery } from '@tanstack/react-query';

import { useCurrentProject } from '../../api/current-project';
import { meQuery } from '../../api/me.queries';
import { InviteButton } from '../../features/invitations/components/invite-button';
import { OpenInvitations } from '../../features/invitations/components/open-invitations';
import { MembersPage } from '../../features/people/pages/members-page';

export function MembersRoute() {
  const project = useCurrentProject();
  const me = useQuery(meQuery);

  return (
    <MembersPage
      myId={me.data?.id ?? ''}
      // A whole new page forgets everything that the old one knew of the project.
      onLeft={() => window.location.assign('/')}
      inviteButton={project.may('write', 'members') && <InviteButton />}
      invitations={<OpenInvitations />}
    />
  );
}
