import { useCurrentProject } from '../../../api/current-project';
import { EraseCaller } from './erase-caller';
import { ErasureReports } from './erasure-reports';

/** For those who may have callers erased. */
export function Erasures() {
  const { may } = useCurrentProject();
  if (!may('write', 'erasures')) return null;
  return (
    <>
      <EraseCaller />
      <ErasureReports />
    </>
  );
}
