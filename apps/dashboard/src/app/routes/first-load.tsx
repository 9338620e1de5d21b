import { Center, Loader } from '@mantine/core';

export function FirstLoad() {
  return (
    <Center mih="100dvh">
      <Loader aria-label="Loading Ringdown" />
    </Center>
  );
}
