import { Alert } from '@mantine/core';
import type { NumberPurchaseDto } from '@ringdown/contracts';
import { IconAlertTriangle, IconCircleCheck } from '@tabler/icons-react';

import { readablePhone } from '../../../../components/phone-number';

type PurchaseEndProps = { purchase: NumberPurchaseDto; onDismiss: () => void };

/** How a purchase has ended, and what to do about it. */
export function PurchaseEnd({ purchase, onDismiss }: PurchaseEndProps) {
  const { color, title } = endWords(purchase);
  const Icon = color === 'green' ? IconCircleCheck : IconAlertTriangle;

  return (
    <Alert
      color={color}
      title={title}
      icon={<Icon aria-hidden />}
      withCloseButton
      closeButtonLabel="Dismiss"
      onClose={onDismiss}
    >
      {purchase.problem}
    </Alert>
  );
}

function endWords({ number, state, problem }: NumberPurchaseDto) {
  const phone = readablePhone(number);
  if (state === 'failed') return { color: 'red', title: `${phone} was not bought` };
  if (state === 'given-up') {
    return { color: 'orange', title: `${phone} may have been bought, and is not linked` };
  }
  return problem === null
    ? { color: 'green', title: `${phone} is bought and linked to this policy` }
    : { color: 'orange', title: `${phone} is bought and linked, but needs your attention` };
}
