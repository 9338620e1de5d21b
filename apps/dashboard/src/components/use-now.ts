import { useEffect, useState } from 'react';

/** The present in milliseconds, again and again while something on the page runs; otherwise as it was first. */
export function useNow(everyMilliseconds: number, isRunning = true): number {
  const [now, setNow] = useState(() => Date.now());

  useEffect(() => {
    if (!isRunning) return;
    const timer = window.setInterval(() => setNow(Date.now()), everyMilliseconds);
    return () => window.clearInterval(timer);
  }, [everyMilliseconds, isRunning]);

  return now;
}
