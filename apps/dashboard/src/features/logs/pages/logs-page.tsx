import type { ReactNode } from 'react';

import { PageHeader } from '../../../components/page-header';
import type { FilterChoice } from '../components/calls-filter';
import { CallsLog } from '../components/calls-log';
import { LastCallVerdict } from '../components/last-call-verdict';

type LogsPageProps = {
  policies: readonly FilterChoice[];
  people: readonly FilterChoice[];
  /** Stands beside a number without a name. */
  addContact: (number: string) => ReactNode;
};

/** The calls of the whole project. */
export function LogsPage(props: LogsPageProps) {
  return (
    <>
      <PageHeader title="Logs">
        <LastCallVerdict />
      </PageHeader>
      <CallsLog {...props} />
    </>
  );
}
