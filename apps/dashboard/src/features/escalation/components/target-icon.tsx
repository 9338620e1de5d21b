import { ThemeIcon } from '@mantine/core';
import type { SetRuleTargetDto } from '@ringdown/contracts';
import { IconCalendarTime, IconUsers } from '@tabler/icons-react';

import { PersonAvatar } from '../../../components/person-avatar';

type TargetIconProps = { target: Pick<SetRuleTargetDto, 'kind'> & { name: string }; size: number };

/** A person's initials, or what kind of thing it is. Decoration: the name itself stands beside it. */
export function TargetIcon({ target: { kind, name }, size }: TargetIconProps) {
  if (kind === 'user') return <PersonAvatar name={name} size={size} />;
  const Icon = kind === 'team' ? IconUsers : IconCalendarTime;
  return (
    <ThemeIcon variant="light" color="gray" size={size} radius="xl" aria-hidden>
      <Icon size={Math.round(size * 0.6)} />
    </ThemeIcon>
  );
}
