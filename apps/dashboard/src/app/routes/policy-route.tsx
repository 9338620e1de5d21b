import { Outlet, useParams } from 'react-router-dom';

import { PolicyVerdict } from '../../features/escalation/components/policy-verdict';
import { PolicyPage } from '../../features/policies/pages/policy-page';

export function PolicyRoute() {
  const { policyId = '' } = useParams();

  return (
    <PolicyPage
      key={policyId}
      policyId={policyId}
      verdict={(policy) => <PolicyVerdict policy={policy} />}
    >
      {(policy) => <Outlet context={policy} />}
    </PolicyPage>
  );
}
