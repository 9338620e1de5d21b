import { useParams } from 'react-router-dom';

import { CallPage } from '../../features/logs/pages/call-page';

export function CallRoute() {
  const { callId = '' } = useParams();
  return <CallPage key={callId} callId={callId} />;
}
