import { Modal } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import type { ScheduleDto } from '@ringdown/contracts';
import { useQuery } from '@tanstack/react-query';

import { useCurrentProject } from '../../../../api/current-project';
import { meQuery } from '../../../../api/me.queries';
import { QueryView } from '../../../../components/query-view';
import { overrideQueries, useCreateOverride } from '../../api/overrides.queries';
import type { OverrideDraft } from './override-draft';
import { OverrideForm } from './override-form';

type OverrideModalProps = {
  schedule: ScheduleDto;
  /** Without one it is closed. */
  draft: OverrideDraft | undefined;
  onClose: () => void;
};

export function OverrideModal({ schedule, draft, onClose }: OverrideModalProps) {
  const project = useCurrentProject();
  const isOpen = draft !== undefined;
  const members = useQuery({ ...overrideQueries.members(project.id), enabled: isOpen });
  const me = useQuery(meQuery);
  const createOverride = useCreateOverride(project.id, schedule.id);

  return (
    <Modal
      opened={isOpen}
      onClose={onClose}
      title={`Override of ${schedule.name}`}
      closeButtonProps={{ 'aria-label': 'Close' }}
    >
      {draft && me.data && (
        <QueryView query={members} errorTitle="The people of this project could not be loaded">
          {(people) => (
            <OverrideForm
              schedule={schedule}
              draft={draft}
              people={people}
              myId={project.mayEdit ? undefined : me.data.id}
              save={async (body) => {
                await createOverride.mutateAsync(body);
                notifications.show({ message: 'The override is added.' });
                onClose();
              }}
              onCancel={onClose}
            />
          )}
        </QueryView>
      )}
    </Modal>
  );
}
