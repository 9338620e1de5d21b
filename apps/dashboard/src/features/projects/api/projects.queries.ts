import {
  routes,
  type CreateProjectDto,
  type DeleteProjectDto,
  type ProjectDeletionDto,
  type ProjectDto,
  type UpdateProjectDto,
} from '@ringdown/contracts';
import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';

import { request } from '../../../api/http';
import { projectQuery } from '../../../api/project.queries';
import { queryKeys } from '../../../api/query-keys';

export const projectQueries = {
  detail: projectQuery,
  deletion: (projectId: string) =>
    queryOptions({
      queryKey: [...queryKeys.project(projectId), 'deletion'],
      queryFn: ({ signal }) =>
        request<ProjectDeletionDto>('GET', routes.projectDeletion(projectId), { signal }),
      // A warning has to be true at this moment.
      staleTime: 0,
    }),
};

export function useCreateProject() {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (body: CreateProjectDto) =>
      request<ProjectDto>('POST', routes.projects(), { body }),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: queryKeys.me }),
  });
}

export function useUpdateProject(projectId: string) {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: ({ body, version }: { body: Partial<UpdateProjectDto>; version: number }) =>
      request<ProjectDto>('PATCH', routes.project(projectId), { body, version }),
    onSuccess: (project) => {
      queryClient.setQueryData(projectQueries.detail(projectId).queryKey, project);
      return queryClient.invalidateQueries({ queryKey: queryKeys.me });
    },
  });
}

/** Asks for the project as it is now. */
export function useFetchProject(projectId: string) {
  const queryClient = useQueryClient();
  return () => queryClient.query({ ...projectQueries.detail(projectId), staleTime: 0 });
}

export function useDeleteProject(projectId: string) {
  return useMutation({
    mutationFn: ({ body, version }: { body: DeleteProjectDto; version: number }) =>
      request<undefined>('DELETE', routes.project(projectId), { body, version }),
  });
}
