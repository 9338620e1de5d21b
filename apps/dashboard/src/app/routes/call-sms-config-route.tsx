import { useParams } from 'react-router-dom';

import { CallSmsConfigPage } from '../../features/call-sms-configs/pages/call-sms-config-page';

export function CallSmsConfigRoute() {
  const { configId = '' } = useParams();

  return <CallSmsConfigPage key={configId} configId={configId} />;
}
