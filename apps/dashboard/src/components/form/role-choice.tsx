import { Radio, Stack } from '@mantine/core';
import type { MemberRole } from '@ringdown/contracts';
import type { ReactNode } from 'react';

import { roleWords } from '../role-words';

type RoleChoiceProps = {
  /** The roles that the person who chooses may give. */
  roles: readonly MemberRole[];
  value: MemberRole;
  onChange: (role: MemberRole) => void;
  error?: ReactNode;
};

/** Chooses a role, with what each one may do. */
export function RoleChoice({ roles, value, onChange, error }: RoleChoiceProps) {
  return (
    <Radio.Group label="Role" value={value} onChange={(role) => onChange(role)} error={error}>
      <Stack gap="xs" mt={6}>
        {roles.map((role) => (
          <Radio
            key={role}
            value={role}
            label={roleWords[role].name}
            description={roleWords[role].purpose}
          />
        ))}
      </Stack>
    </Radio.Group>
  );
}
