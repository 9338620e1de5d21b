import { Inject, Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { isForApiKeys, mayApiKey, mayRole, type MemberRole } from '@ringdown/contracts';
import { isUUID } from 'class-validator';
import type { FastifyReply, FastifyRequest } from 'fastify';

import type { Environment } from '../../config/environment.js';
import { accessKey, type Access } from '../../platform/access/allow.js';
import { actAs } from '../../platform/access/acting.js';
import { comesFromOurPages } from '../../platform/access/same-origin.js';
import { rememberSignedInUser, type SignedInUser } from '../../platform/access/signed-in-user.js';
import { DomainError } from '../../platform/errors/domain-error.js';
import { ENVIRONMENT } from '../../platform/tokens.js';
import { ApiKeyBearer, type BearerKey } from '../api-keys/api-key-bearer.service.js';
import { Authentication, hasSessionCookie } from './authentication.service.js';
import { MembershipRepository } from './membership.repository.js';

const readingMethods = ['GET', 'HEAD', 'OPTIONS'];

type Permission = Extract<Access, { kind: 'permission' }>;

/** Lets a request reach its method only when the method's own declaration allows it. */
@Injectable()
export class AccessGuard implements CanActivate {
  constructor(
    private readonly reflector: Reflector,
    private readonly authentication: Authentication,
    private readonly memberships: MembershipRepository,
    private readonly apiKeys: ApiKeyBearer,
    @Inject(ENVIRONMENT) private readonly environment: Environment,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    const reply = context.switchToHttp().getResponse<FastifyReply>();
    const presentedKey = bearerOf(request.headers.authorization);
    // No page of another site can have a browser send this header.
    if (presentedKey === undefined) this.assertNotForged(request);

    const access = this.reflector.getAllAndOverride<Access | undefined>(accessKey, [
      context.getHandler(),
      context.getClass(),
    ]);
    if (access === undefined) throw new Error('A route does not declare who may call it.');
    if (access.kind === 'anyone') return true;

    if (presentedKey === undefined) await this.letPersonIn(request, reply, access);
    else await this.letKeyIn(presentedKey, request, access);
    return true;
  }

  private async letPersonIn(
    request: FastifyRequest,
    reply: FastifyReply,
    access: Access,
  ): Promise<void> {
    const user = await this.getUser(request, reply);
    const role =
      access.kind === 'permission' ? await this.assertMay(request, user, access) : undefined;
    rememberSignedInUser(request, user);
    actAs(
      { kind: 'person', id: user.id, name: user.name },
      (act, area) => role !== undefined && mayRole(role, act, area),
    );
  }

  private async letKeyIn(
    presented: string,
    request: FastifyRequest,
    access: Access,
  ): Promise<void> {
    const key = await this.apiKeys.getKey(presented, request.ip);
    if (access.kind !== 'permission') {
      throw new DomainError('forbidden', 'Only people can do this, signed in; API keys cannot.');
    }
    assertKeyMay(request, key, access);
    actAs({ kind: 'api-key', id: key.id, name: key.name }, (act, area) =>
      mayApiKey(key.scopes, act, area),
    );
  }

  /** What a browser sends by itself must not let another site act in its user's name (CSRF). */
  private assertNotForged({ method, headers }: FastifyRequest): void {
    if (readingMethods.includes(method)) return;
    const isFromBrowser = headers.origin !== undefined || headers['sec-fetch-site'] !== undefined;
    if (!isFromBrowser && !hasSessionCookie(headers.cookie)) return;
    if (comesFromOurPages(headers, this.environment.publicUrl)) return;
    throw new DomainError(
      'forbidden',
      'This request does not come from a page of this installation. Check PUBLIC_URL when you use it through a proxy.',
    );
  }

  private async getUser(request: FastifyRequest, reply: FastifyReply): Promise<SignedInUser> {
    const { cookie } = request.headers;
    const session = hasSessionCookie(cookie)
      ? await this.authentication.findSession(cookie)
      : undefined;
    if (session === undefined) throw new DomainError('sign-in-required', 'Sign in to go on.');
    if (session.cookies.length > 0) reply.header('set-cookie', session.cookies);
    return session.user;
  }

  /** A stranger learns no more than that nothing is here, whether the project exists or not. */
  private async assertMay(
    request: FastifyRequest,
    user: SignedInUser,
    { act, area }: Permission,
  ): Promise<MemberRole> {
    const projectId = projectOf(request);
    const role = isUUID(projectId)
      ? await this.memberships.findRole(projectId, user.id)
      : undefined;
    if (role === undefined) throw noSuchProject();
    if (mayRole(role, act, area)) return role;
    const may = mayRole(role, 'read', area) ? 'look but not change' : 'not see';
    throw new DomainError(
      'forbidden',
      `As ${role} you may ${may} this. Ask an owner or admin of the project.`,
    );
  }
}

/** A key acts in its own project, within its scopes, and never as more than an admin. */
function assertKeyMay(
  request: FastifyRequest,
  { projectId, scopes }: BearerKey,
  { act, area }: Permission,
): void {
  if (projectOf(request) !== projectId) throw noSuchProject();
  if (mayApiKey(scopes, act, area)) return;
  throw new DomainError(
    'forbidden',
    isForApiKeys(act, area)
      ? `This API key lacks the scope ${area}:${act}.`
      : 'API keys cannot do this; a person who is signed in can.',
  );
}

/** What stands behind `Authorization: Bearer`, whatever it is. */
function bearerOf(authorization = ''): string | undefined {
  return /^bearer\b/i.test(authorization) ? authorization.slice('bearer'.length).trim() : undefined;
}

function projectOf(request: FastifyRequest): string {
  const { projectId } = request.params as { projectId?: string };
  return String(projectId).toLowerCase();
}

function noSuchProject(): DomainError {
  return new DomainError('not-found', 'There is no such project.');
}
