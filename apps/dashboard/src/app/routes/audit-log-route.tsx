import { AuditLogPage } from '../../features/audit-log/pages/audit-log-page';
import { usePeopleToChoose } from './people-to-choose';

export function AuditLogRoute() {
  return <AuditLogPage people={usePeopleToChoose()} />;
}
