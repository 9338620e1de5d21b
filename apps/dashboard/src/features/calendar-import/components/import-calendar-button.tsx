import { Button, Modal } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import type { MemberDto, ScheduleDto } from '@ringdown/contracts';
import { IconCalendarDown } from '@tabler/icons-react';

import { ImportCalendar } from './import-calendar';

type ImportCalendarButtonProps = {
  schedule: ScheduleDto;
  /** Everybody of the project. */
  members: readonly Pick<MemberDto, 'userId' | 'name'>[];
};

/** Makes a layer of the schedule from a calendar file. */
export function ImportCalendarButton({ schedule, members }: ImportCalendarButtonProps) {
  const [isOpen, dialog] = useDisclosure(false);

  return (
    <>
      <Button
        variant="default"
        leftSection={<IconCalendarDown size={16} aria-hidden />}
        onClick={dialog.open}
      >
        Import
      </Button>
      <Modal
        opened={isOpen}
        onClose={dialog.close}
        title="Import a calendar"
        closeButtonProps={{ 'aria-label': 'Close' }}
        closeOnClickOutside={false}
        size="lg"
      >
        <ImportCalendar schedule={schedule} members={members} onDone={dialog.close} />
      </Modal>
    </>
  );
}
