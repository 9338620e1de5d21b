import { Anchor, Group, Text } from '@mantine/core';
import type { CarrierNumberDto } from '@ringdown/contracts';
import { Link } from 'react-router-dom';

import { readablePhone } from '../../../components/phone-number';
import type { PolicyKey } from '../api/phone-numbers.queries';
import { presentTarget } from '../present-target';
import { TakeOverButton } from './take-over-button';

type AccountNumberProps = { policy: PolicyKey; number: CarrierNumberDto };

/** One number of the account: where its calls go, and the way to use it. */
export function AccountNumber({ policy, number }: AccountNumberProps) {
  const phone = readablePhone(number.number);
  const isFree = number.policy === null && !number.usedElsewhere;

  return (
    <Group justify="space-between" gap="sm">
      <div style={{ flex: '1 1 14rem', minWidth: 0 }}>
        <Text size="sm" fw={600} className="numbers">
          {phone}
        </Text>
        {isOwnName(number) && (
          <Text size="xs" style={{ overflowWrap: 'anywhere' }}>
            {number.name}
          </Text>
        )}
        <Text size="xs" c="dimmed" style={{ overflowWrap: 'anywhere' }}>
          <Standing policy={policy} number={number} />
        </Text>
      </div>
      {isFree && (
        <TakeOverButton
          policy={policy}
          number={number.number}
          verb="Use this number"
          present={presentTarget(number)}
        />
      )}
    </Group>
  );
}

function Standing({ policy, number }: AccountNumberProps) {
  if (number.usedElsewhere) return 'In use by another project of this installation.';
  if (number.policy === null) return presentTarget(number);
  if (number.policy.id === policy.policyId) return 'Linked to this policy.';
  return (
    <>
      Linked to the policy{' '}
      <Anchor
        component={Link}
        to={`/projects/${policy.projectId}/policies/${number.policy.id}/phone-number`}
        inherit
        underline="always"
      >
        {number.policy.name}
      </Anchor>
      . Release it there first.
    </>
  );
}

/** The carrier calls a number by its digits until somebody names it. */
function isOwnName({ number, name }: CarrierNumberDto): boolean {
  const digits = (text: string) => text.replaceAll(/\D/g, '');
  return /\p{L}/u.test(name) || !digits(number).endsWith(digits(name));
}
