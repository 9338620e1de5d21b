import type { PolicyDto } from '@ringdown/contracts';
import { useOutletContext } from 'react-router-dom';

import { PolicySettingsPage } from '../../features/policies/pages/policy-settings-page';

export function PolicySettingsRoute() {
  return <PolicySettingsPage policy={useOutletContext<PolicyDto>()} />;
}
