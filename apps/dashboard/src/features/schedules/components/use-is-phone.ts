import { useMediaQuery } from '@mantine/hooks';

/** Below this, a timeline would be squeezed. */
const phoneWidth = '(max-width: 47.99em)';

export function useIsPhone(): boolean {
  return useMediaQuery(phoneWidth, false, { getInitialValueInEffect: false });
}
