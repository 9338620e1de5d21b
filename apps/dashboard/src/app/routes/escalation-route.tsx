import type { PolicyDto } from '@ringdown/contracts';
import { useOutletContext } from 'react-router-dom';

import { EscalationPage } from '../../features/escalation/pages/escalation-page';

export function EscalationRoute() {
  return <EscalationPage policy={useOutletContext<PolicyDto>()} />;
}
