import type { MeDto } from '@ringdown/contracts';
import { Outlet, useOutletContext, useParams } from 'react-router-dom';

import { CurrentProjectContext } from '../../api/current-project';
import { LiveCalls } from '../../api/live-calls';
import { Shell } from '../shell/shell';
import { LonelyNotFoundRoute } from './not-found-route';

/** All pages of one project. */
export function ProjectRoute() {
  const me = useOutletContext<MeDto>();
  const { projectId } = useParams();
  const project = me.projects.find(({ id }) => id === projectId);
  if (project === undefined) return <LonelyNotFoundRoute />;

  return (
    <CurrentProjectContext value={project}>
      <LiveCalls key={project.id} projectId={project.id}>
        <Shell me={me} project={project}>
          <Outlet />
        </Shell>
      </LiveCalls>
    </CurrentProjectContext>
  );
}
