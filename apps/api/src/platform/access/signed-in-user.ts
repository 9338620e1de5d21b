import { createParamDecorator, type ExecutionContext } from '@nestjs/common';

import { DomainError } from '../errors/domain-error.js';
import { currentActing } from './acting.js';

/** The person behind a request. */
export type SignedInUser = { id: string; name: string; email: string };

const users = new WeakMap<object, SignedInUser>();

/** Remembers for the rest of the request who is behind it. */
export function rememberSignedInUser(request: object, user: SignedInUser): void {
  users.set(request, user);
}

/** The parameter of a controller's method that receives the `SignedInUser`. */
export const CurrentUser = createParamDecorator((_: unknown, context: ExecutionContext) => {
  const user = users.get(context.switchToHttp().getRequest<object>());
  if (user !== undefined) return user;
  if (currentActing().actor.kind === 'api-key') {
    throw new DomainError('forbidden', 'API keys cannot do this; a person who is signed in can.');
  }
  throw new Error('@CurrentUser() needs @AllowSignedIn() or @AllowTo()');
});
