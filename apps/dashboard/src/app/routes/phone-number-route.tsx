import type { PolicyDto } from '@ringdown/contracts';
import { useOutletContext } from 'react-router-dom';

import { PhoneNumberPage } from '../../features/phone-numbers/pages/phone-number-page';

export function PhoneNumberRoute() {
  return <PhoneNumberPage policy={useOutletContext<PolicyDto>()} />;
}
