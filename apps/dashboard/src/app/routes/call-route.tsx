import { useParams } from 'react-router-dom';

import { AddToContacts } from '../../features/contacts/components/add-to-contacts';
import { CallPage } from '../../features/logs/pages/call-page';
import { CallRecording } from '../../features/recordings/components/call-recording';
import { CallVoicemail } from '../../features/voicemails/components/call-voicemail';

export function CallRoute() {
  const { callId = '' } = useParams();
  return (
    <CallPage
      key={callId}
      callId={callId}
      voicemail={<CallVoicemail callId={callId} />}
      recording={<CallRecording callId={callId} />}
      addContact={(number) => <AddToContacts number={number} />}
    />
  );
}
