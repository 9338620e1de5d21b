import { Select, type SelectProps } from '@mantine/core';

import { zoneWords } from './zone-words';

/** Chooses a time zone by a part of its name. */
export function TimeZoneSelect(props: Omit<SelectProps, 'data'> & { value?: string }) {
  return (
    <Select
      searchable
      allowDeselect={false}
      limit={60}
      nothingFoundMessage="No zone of this name; try the largest city nearby"
      data={zoneOptions(props.value ?? '')}
      {...props}
    />
  );
}

/** The zones that the browser knows, and the one that is set, whatever the browser says. */
function zoneOptions(present: string): { value: string; label: string }[] {
  const zones = new Set(['UTC', ...Intl.supportedValuesOf('timeZone')]);
  if (present !== '') zones.add(present);
  return [...zones].map((zone) => ({ value: zone, label: zoneWords(zone) }));
}
