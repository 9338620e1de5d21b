import { GeneralPage } from '../../features/projects/pages/general-page';

export function GeneralRoute() {
  // A whole new page forgets everything that the old one knew of the project.
  return <GeneralPage onDeleted={() => window.location.assign('/')} />;
}
