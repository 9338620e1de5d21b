import {
  HttpException,
  Injectable,
  type CallHandler,
  type ExecutionContext,
  type NestInterceptor,
} from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { from, lastValueFrom, of, type Observable } from 'rxjs';

import { currentActing } from '../access/acting.js';
import { DomainError } from '../errors/domain-error.js';
import { AnsweredRequests } from './answered-requests.js';

const form = /^[\x20-\x7e]{1,255}$/;

/** Does a POST with an `Idempotency-Key` at most once; whoever repeats it gets the first answer again. */
@Injectable()
export class IdempotencyInterceptor implements NestInterceptor {
  constructor(private readonly requests: AnsweredRequests) {}

  async intercept(context: ExecutionContext, next: CallHandler): Promise<Observable<unknown>> {
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    const key = request.headers['idempotency-key'];
    const { actor } = currentActing();
    if (request.method !== 'POST' || key === undefined || actor.kind === 'system') {
      return next.handle();
    }

    const claim = await this.requests.claim({
      actorId: actor.id,
      key: assertKey(key),
      content: contentOf(request),
    });
    if (claim.kind === 'mine') return from(this.doOnce(claim.id, next));
    context.switchToHttp().getResponse<FastifyReply>().header('idempotency-replayed', 'true');
    return of(claim.answer);
  }

  private async doOnce(id: string, next: CallHandler): Promise<unknown> {
    try {
      const answer: unknown = await lastValueFrom(next.handle());
      await this.requests.keep(id, answer);
      return answer;
    } catch (error) {
      // Anything else may have struck after the change was made: the request must not be done again.
      const isRefusal = error instanceof DomainError || error instanceof HttpException;
      if (isRefusal) await this.requests.free(id);
      throw error;
    }
  }
}

function assertKey(key: string | string[]): string {
  if (typeof key === 'string' && form.test(key)) return key;
  throw new DomainError(
    'invalid-request',
    'An Idempotency-Key has 1 to 255 printable ASCII characters.',
  );
}

function contentOf({ url, body }: FastifyRequest): string {
  return JSON.stringify([url, body]);
}
