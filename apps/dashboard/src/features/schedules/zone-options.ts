import { zoneWords } from './time-words';

/** The zones that the browser knows, and the one that is set, whatever the browser says. */
export function zoneOptions(present: string): { value: string; label: string }[] {
  const zones = new Set(['UTC', ...Intl.supportedValuesOf('timeZone')]);
  if (present !== '') zones.add(present);
  return [...zones].map((zone) => ({ value: zone, label: zoneWords(zone) }));
}
