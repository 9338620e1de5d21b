import { auditActionGroups, auditActions } from '@ringdown/contracts';
import { useSearchParams } from 'react-router-dom';

import { startOfDay } from '../../components/calendar-day';
import type { AuditFilter } from './api/audit-log.queries';

/** What the URL may say; days are the reader's own. */
export type FilterChanges = Partial<
  Record<'action' | 'actor' | 'target' | 'q' | 'from' | 'to', string>
>;

/** The filter of the audit log; it stands in the URL, so that it can be shared and survives a reload. */
export function useAuditFilter() {
  const [search, setSearch] = useSearchParams();
  const said = (name: keyof FilterChanges) => search.get(name)?.trim() ?? '';
  const shown = {
    action: said('action'),
    actor: said('actor'),
    target: said('target'),
    q: said('q'),
    from: said('from'),
    to: said('to'),
  };
  const action = [...auditActions, ...auditActionGroups].find((each) => each === shown.action);
  const from = startOfDay(shown.from);
  const to = startOfDay(shown.to, 1);
  const filter: AuditFilter = {
    ...(action === undefined ? {} : { action }),
    ...(shown.actor === '' ? {} : { actorId: shown.actor }),
    ...(shown.target === '' ? {} : { targetId: shown.target }),
    ...(shown.q === '' ? {} : { q: shown.q }),
    ...(from === undefined ? {} : { from }),
    ...(to === undefined ? {} : { to }),
  };

  const changeFilter = (changes: FilterChanges) =>
    setSearch(
      (present) => {
        for (const [name, value] of Object.entries(changes)) {
          if (value === '') present.delete(name);
          else present.set(name, value);
        }
        return present;
      },
      { replace: true },
    );

  return { filter, shown, changeFilter, isFiltered: Object.keys(filter).length > 0 };
}
