import { PageHeader } from '../../../components/page-header';
import type { PolicyChoice } from '../components/calls-filter';
import { CallsLog } from '../components/calls-log';
import { LastCallVerdict } from '../components/last-call-verdict';

/** The calls of the whole project. */
export function LogsPage({ policies }: { policies: readonly PolicyChoice[] }) {
  return (
    <>
      <PageHeader title="Logs">
        <LastCallVerdict />
      </PageHeader>
      <CallsLog policies={policies} />
    </>
  );
}
