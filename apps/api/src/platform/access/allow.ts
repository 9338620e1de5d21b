import { SetMetadata } from '@nestjs/common';
import type { Act, Area } from '@ringdown/contracts';

/** Who may call a controller's method. */
export type Access =
  { kind: 'anyone' } | { kind: 'signed-in' } | { kind: 'permission'; act: Act; area: Area };

/** Where a method keeps its `Access`; a method without one stops the boot. */
export const accessKey = 'ringdown:access';

/** Nobody is asked who they are; the method itself checks whatever it has to. */
export const AllowAnyone = () => SetMetadata(accessKey, { kind: 'anyone' } satisfies Access);

/** Every person who is signed in; API keys are not people. */
export const AllowSignedIn = () => SetMetadata(accessKey, { kind: 'signed-in' } satisfies Access);

/** Whoever may do this, by role or API key, in the project that the route's `:projectId` names: `roleTable` says who. */
export const AllowTo = (act: Act, area: Area) =>
  SetMetadata(accessKey, { kind: 'permission', act, area } satisfies Access);
