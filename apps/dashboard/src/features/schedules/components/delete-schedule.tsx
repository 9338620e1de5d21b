import { Button } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import type { ScheduleDto } from '@ringdown/contracts';
import { useNavigate } from 'react-router-dom';

import { useCurrentProject } from '../../../api/current-project';
import { confirmDestruction } from '../../../components/confirm';
import { FormSection } from '../../../components/form/form-section';
import { useDeleteSchedule } from '../api/schedules.queries';

/** Asks first. A schedule that policies ring is kept, and the answer names them. */
export function DeleteSchedule({ schedule }: { schedule: ScheduleDto }) {
  const project = useCurrentProject();
  const navigate = useNavigate();
  const deleteSchedule = useDeleteSchedule(project.id, schedule.id);
  const askToDelete = () =>
    confirmDestruction({
      title: `Delete ${schedule.name}?`,
      consequence:
        'Its layers and overrides go with it, and nobody is on call by it any more. This cannot be undone.',
      verb: 'Delete schedule',
      destroy: () => deleteSchedule.mutateAsync(schedule.version),
      onDone: () => {
        notifications.show({ message: `${schedule.name} is deleted.` });
        void navigate(`/projects/${project.id}/schedules`);
      },
    });

  return (
    <FormSection title="Delete this schedule">
      <Button color="red" variant="outline" w="fit-content" onClick={askToDelete}>
        Delete schedule…
      </Button>
    </FormSection>
  );
}
