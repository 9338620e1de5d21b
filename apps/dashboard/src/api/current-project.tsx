import type { ProjectMembershipDto } from '@ringdown/contracts';
import { createContext, use } from 'react';

/** The project that the URL names, as the person who is signed in sees it. */
export const CurrentProjectContext = createContext<ProjectMembershipDto | undefined>(undefined);

export function useCurrentProject(): { id: string; name: string; mayEdit: boolean } {
  const project = use(CurrentProjectContext);
  if (project === undefined) throw new Error('This part needs a project around it.');
  const { id, name, role } = project;
  return { id, name, mayEdit: role === 'owner' || role === 'admin' };
}
