import { Select } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { ComponentProps } from 'react';

import { useCurrentProject } from '../../../api/current-project';
import { policyQueries } from '../api/policies.queries';

type OtherPolicySelectProps = Pick<
  ComponentProps<typeof Select>,
  'label' | 'aria-label' | 'description' | 'error' | 'readOnly' | 'maw' | 'flex'
> & {
  'data-path'?: string;
  /** The one that leads elsewhere; absent while it is not made yet. */
  ownId: string | undefined;
  /** What is chosen where no other policy is. */
  none: string;
  value: string | null;
  onChange: (policyId: string | null) => void;
};

/** Chooses another policy of the project, or none. */
export function OtherPolicySelect({
  ownId,
  none,
  value,
  onChange,
  ...props
}: OtherPolicySelectProps) {
  const { id } = useCurrentProject();
  const { data: policies = [] } = useQuery(policyQueries.list(id));
  const others = policies
    .filter((policy) => policy.id !== ownId)
    .map((policy) => ({ value: policy.id, label: policy.name }));
  const isGone = value !== null && policies.length > 0 && !others.some((o) => o.value === value);

  return (
    <Select
      searchable
      allowDeselect={false}
      data={[
        { value: '', label: none },
        ...others,
        ...(isGone ? [{ value, label: 'A policy that is gone' }] : []),
      ]}
      value={value ?? ''}
      onChange={(chosen) => onChange(typeof chosen === 'string' && chosen !== '' ? chosen : null)}
      {...props}
    />
  );
}
