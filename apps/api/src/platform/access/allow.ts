import { SetMetadata } from '@nestjs/common';
import type { MemberRole } from '@ringdown/contracts';

/** Who may call a controller's method. */
export type Access =
  { kind: 'anyone' } | { kind: 'signed-in' } | { kind: 'roles'; roles: readonly MemberRole[] };

/** Where a method keeps its `Access`; a method without one stops the boot. */
export const accessKey = 'ringdown:access';

/** Nobody is asked who they are; the method itself checks whatever it has to. */
export const AllowAnyone = () => SetMetadata(accessKey, { kind: 'anyone' } satisfies Access);

/** Everybody who is signed in. */
export const AllowSignedIn = () => SetMetadata(accessKey, { kind: 'signed-in' } satisfies Access);

/** Members with one of these roles in the project that the route's `:projectId` names. */
export const AllowRoles = (...roles: MemberRole[]) =>
  SetMetadata(accessKey, { kind: 'roles', roles } satisfies Access);

/** Everybody in the project may look. */
export const AllowMembers = () => AllowRoles('owner', 'admin', 'responder', 'viewer');

/** Those who may change how calls are routed. */
export const AllowAdmins = () => AllowRoles('owner', 'admin');
