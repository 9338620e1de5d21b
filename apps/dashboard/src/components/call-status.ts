import type { CallStatus } from '@ringdown/contracts';
import {
  IconAlertTriangle,
  IconBan,
  IconCircleCheck,
  IconCircleMinus,
  IconClockOff,
  IconHelpCircle,
  IconMicrophone,
  IconPhoneCall,
  IconPhoneOff,
  IconPhoneRinging,
  IconPhoneX,
  IconSettingsExclamation,
  IconUserOff,
  IconUserX,
  type Icon,
} from '@tabler/icons-react';

/** How a status is shown: colour, picture and words, so that none of them stands alone. */
export type StatusLook = { words: string; color: string; Icon: Icon };

export const statusLooks: Record<CallStatus, StatusLook> = {
  ringing: { words: 'Ringing', color: 'blue', Icon: IconPhoneRinging },
  connected: { words: 'Connected', color: 'blue', Icon: IconPhoneCall },
  completed: { words: 'Completed', color: 'green', Icon: IconCircleCheck },
  'voicemail-left': { words: 'Voicemail Left', color: 'violet', Icon: IconMicrophone },
  'no-answer': { words: 'No Answer', color: 'red', Icon: IconPhoneX },
  'caller-hung-up': { words: 'Caller Hung Up', color: 'yellow', Icon: IconPhoneOff },
  'no-one-available': { words: 'No One Available', color: 'red', Icon: IconUserOff },
  busy: { words: 'Busy', color: 'orange', Icon: IconUserX },
  failed: { words: 'Failed', color: 'red', Icon: IconAlertTriangle },
  blocked: { words: 'Blocked', color: 'gray', Icon: IconBan },
  disabled: { words: 'Disabled', color: 'gray', Icon: IconCircleMinus },
  'outside-hours': { words: 'Outside Hours', color: 'gray', Icon: IconClockOff },
  'unknown-number': { words: 'Unknown Number', color: 'gray', Icon: IconHelpCircle },
  'not-configured': { words: 'Not Configured', color: 'orange', Icon: IconSettingsExclamation },
};

/** Whether a call with this status goes on now. */
export function isInProgress(status: CallStatus): boolean {
  return status === 'ringing' || status === 'connected';
}
