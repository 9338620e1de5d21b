import { applyDecorators, SetMetadata, UseInterceptors } from '@nestjs/common';
import type { Act, Area } from '@ringdown/contracts';

import { IdempotencyInterceptor } from '../idempotency/idempotency.interceptor.js';

/** Who may call a controller's method. */
export type Access =
  { kind: 'anyone' } | { kind: 'signed-in' } | { kind: 'permission'; act: Act; area: Area };

/** Where a method keeps its `Access`; a method without one stops the boot. */
export const accessKey = 'ringdown:access';

/** Nobody is asked who they are; the method itself checks whatever it has to. */
export const AllowAnyone = () => SetMetadata(accessKey, { kind: 'anyone' } satisfies Access);

/** Every person who is signed in; API keys are not people. */
export const AllowSignedIn = () => allow({ kind: 'signed-in' });

/** Whoever may do this, by role or API key, in the project that the route's `:projectId` names: `roleTable` says who. */
export const AllowTo = (act: Act, area: Area) => allow({ kind: 'permission', act, area });

/** Whoever is known may send an `Idempotency-Key`; Twilio's webhooks, open to anyone, pay nothing for it. */
function allow(access: Access) {
  return applyDecorators(SetMetadata(accessKey, access), UseInterceptors(IdempotencyInterceptor));
}
