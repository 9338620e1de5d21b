import type { PolicyDto } from '@ringdown/contracts';
import { useOutletContext } from 'react-router-dom';

import { Timeline } from '../../features/logs/components/timeline';
import { TryItPage } from '../../features/simulation/pages/try-it-page';

export function TryItRoute() {
  const policy = useOutletContext<PolicyDto>();

  return (
    <TryItPage
      policy={policy}
      picture={(call) => <Timeline call={call} inWords="The list of steps below" />}
    />
  );
}
