import { Avatar } from '@mantine/core';

/** Initials in a colour that stays with the name. Decoration: the name itself stands beside it. */
export function PersonAvatar({ name, size = 28 }: { name: string; size?: number }) {
  return (
    <Avatar name={name} color="initials" variant="light" size={size} radius="xl" aria-hidden />
  );
}
