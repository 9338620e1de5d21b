import { useQuery } from '@tanstack/react-query';

import { callSmsConfigQueries } from '../../api/call-sms-configs.queries';
import { useCurrentProject } from '../../api/current-project';
import { meQuery } from '../../api/me.queries';
import { memberQueries } from '../../features/people/api/members.queries';
import { PoliciesPage } from '../../features/policies/pages/policies-page';
import { NextSteps } from '../../features/set-up/components/next-steps';

export function PoliciesRoute() {
  const { mayEdit } = useCurrentProject();

  return <PoliciesPage firstSteps={mayEdit && <FirstSteps />} />;
}

/** The way of a new project to its first call; the list ends with its last step, the policy. */
function FirstSteps() {
  const { id } = useCurrentProject();
  const me = useQuery(meQuery);
  const members = useQuery(memberQueries.list(id));
  const configs = useQuery(callSmsConfigQueries.list(id));
  const myself = members.data?.find(({ userId }) => userId === me.data?.id);

  return (
    <NextSteps
      steps={[
        {
          title: 'Add your Twilio account',
          reason: 'It brings the phone numbers that people call, and it carries the calls.',
          to: `/projects/${id}/settings/call-sms/new`,
          isDone: (configs.data?.length ?? 0) > 0,
        },
        {
          title: 'Verify your phone',
          reason: 'Only verified phones are ever rung.',
          to: '/settings/notification-methods',
          isDone: myself?.phones.some(({ verified }) => verified) === true,
        },
        {
          title: 'Invite people',
          reason: 'A call that one person misses goes on to the next.',
          to: `/projects/${id}/settings/members`,
          isDone: (members.data?.length ?? 0) > 1,
        },
        {
          title: 'Create a policy',
          reason: 'It says whom a call rings, in which order, and what the caller hears.',
          to: 'new',
          isDone: false,
        },
      ]}
    />
  );
}
