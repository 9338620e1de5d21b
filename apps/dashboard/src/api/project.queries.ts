import { routes, type ProjectDto } from '@ringdown/contracts';
import { queryOptions, useQuery } from '@tanstack/react-query';

import { useCurrentProject } from './current-project';
import { request } from './http';
import { queryKeys } from './query-keys';

/** A project and its settings. */
export function projectQuery(projectId: string) {
  return queryOptions({
    queryKey: queryKeys.project(projectId),
    queryFn: ({ signal }) => request<ProjectDto>('GET', routes.project(projectId), { signal }),
  });
}

/** Whether callers' numbers are shown in full to whoever is signed in; the server decides it for each answer. */
export function useSeesNumbers(): boolean {
  const { id, may } = useCurrentProject();
  const seesAlways = may('read', 'caller-numbers');
  const { data: project } = useQuery({ ...projectQuery(id), enabled: !seesAlways });
  return seesAlways || project?.masksCallerNumbers !== true;
}
