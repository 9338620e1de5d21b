import type { PolicyDto } from '@ringdown/contracts';
import { useOutletContext } from 'react-router-dom';

import { EscalationPage } from '../../features/escalation/pages/escalation-page';
import { ReadinessPanel } from '../../features/readiness/components/readiness-panel';

export function EscalationRoute() {
  const policy = useOutletContext<PolicyDto>();

  return (
    <>
      <ReadinessPanel policyId={policy.id} />
      <EscalationPage policy={policy} />
    </>
  );
}
