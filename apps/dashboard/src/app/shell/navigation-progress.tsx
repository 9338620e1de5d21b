import { Progress, Transition } from '@mantine/core';
import { useNavigation } from 'react-router-dom';

/** A line at the top while the next page is on its way; not shown for what comes at once. */
export function NavigationProgress() {
  const isLoading = useNavigation().state === 'loading';

  return (
    <Transition mounted={isLoading} enterDelay={300} transition="fade">
      {(styles) => (
        <Progress
          value={100}
          animated
          size={3}
          radius={0}
          aria-label="Loading the page"
          style={{ ...styles, position: 'fixed', insetInline: 0, top: 0, zIndex: 300 }}
        />
      )}
    </Transition>
  );
}
