import { Erasures } from '../../features/erasures/components/erasures';
import { PrivacyPage } from '../../features/projects/pages/privacy-page';

export function PrivacyRoute() {
  return (
    <PrivacyPage>
      <Erasures />
    </PrivacyPage>
  );
}
