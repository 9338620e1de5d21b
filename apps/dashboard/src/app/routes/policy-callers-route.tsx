import type { PolicyDto } from '@ringdown/contracts';
import { useOutletContext } from 'react-router-dom';

import { PolicyCallersPage } from '../../features/caller-lists/pages/policy-callers-page';

export function PolicyCallersRoute() {
  return <PolicyCallersPage policy={useOutletContext<PolicyDto>()} />;
}
