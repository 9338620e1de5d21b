import type { CallDto } from '@ringdown/contracts';
import { IconMicrophone } from '@tabler/icons-react';

/** Stands beside the status of a call that was recorded. */
export function RecordedMark({ call: { recordingSeconds } }: { call: CallDto }) {
  if (recordingSeconds === null) return null;
  return <IconMicrophone size={14} role="img" aria-label="Recorded" />;
}
