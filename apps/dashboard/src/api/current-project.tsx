import {
  mayRole,
  type Act,
  type Area,
  type MemberRole,
  type ProjectMembershipDto,
} from '@ringdown/contracts';
import { createContext, use } from 'react';

/** The project that the URL names, as the person who is signed in sees it. */
export const CurrentProjectContext = createContext<ProjectMembershipDto | undefined>(undefined);

type CurrentProject = {
  id: string;
  name: string;
  role: MemberRole;
  /** Whether the person may do this here; the server asks the same table. */
  may: (act: Act, area: Area) => boolean;
  mayEdit: boolean;
};

export function useCurrentProject(): CurrentProject {
  const project = use(CurrentProjectContext);
  if (project === undefined) throw new Error('This part needs a project around it.');
  const { id, name, role } = project;
  return {
    id,
    name,
    role,
    may: (act, area) => mayRole(role, act, area),
    mayEdit: role === 'owner' || role === 'admin',
  };
}
