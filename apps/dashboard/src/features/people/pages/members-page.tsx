import { Stack } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';

import { useCurrentProject } from '../../../api/current-project';
import { ListSkeleton } from '../../../components/list-skeleton';
import { PageHeader } from '../../../components/page-header';
import { QueryView } from '../../../components/query-view';
import { Verdict } from '../../../components/verdict';
import { memberQueries } from '../api/members.queries';
import { MembersList } from '../components/members-list';
import { membersVerdict } from '../members-verdict';

type MembersPageProps = {
  myId: string;
  onLeft: () => void;
  /** Invites somebody; absent for those who may not. */
  inviteButton?: ReactNode;
  /** Who is invited and has not come yet. */
  invitations: ReactNode;
};

export function MembersPage({ myId, onLeft, inviteButton, invitations }: MembersPageProps) {
  const project = useCurrentProject();
  const members = useQuery(memberQueries.list(project.id));
  const verdict = members.data && membersVerdict(members.data);

  return (
    <>
      <PageHeader title="Members" actions={inviteButton}>
        {verdict && <Verdict tone={verdict.tone}>{verdict.words}</Verdict>}
      </PageHeader>
      <Stack gap="xl">
        <QueryView
          query={members}
          errorTitle="The members could not be loaded"
          loading={<ListSkeleton rows={4} height={64} />}
        >
          {(list) => <MembersList members={list} myId={myId} onLeft={onLeft} />}
        </QueryView>
        {invitations}
      </Stack>
    </>
  );
}
