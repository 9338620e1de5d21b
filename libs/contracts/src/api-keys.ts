import { ArrayNotEmpty, ArrayUnique, IsArray, IsIn, IsRFC3339 } from 'class-validator';

import { MayBeAbsent, MayBeNull } from './optional-field.js';
import { areas, mayRole, type Act, type Area } from './permissions.js';
import { IsOneLine } from './plain-text.js';

/** An area that keys can be given; no key ever manages keys. */
export type ApiKeyArea = Exclude<Area, 'api-keys'>;

/** What a key may do: read or write everything, or one area of the project; writing includes reading. */
export type ApiKeyScope = Act | `${ApiKeyArea}:${Act}`;

/** Every area that keys can be given, in the order of `roleTable`. */
export const apiKeyAreas = areas.filter((area) => area !== 'api-keys');

/** Every scope that there is: a key acts at most as an admin would. */
export const apiKeyScopes: readonly ApiKeyScope[] = [
  'read',
  'write',
  ...apiKeyAreas.flatMap((area) =>
    (['read', 'write'] as const)
      .filter((act) => mayRole('admin', act, area))
      .map((act) => `${area}:${act}` as const),
  ),
];

/** Whether there is a scope that lets a key do this. */
export function isForApiKeys(act: Act, area: Area): area is ApiKeyArea {
  return area !== 'api-keys' && mayRole('admin', act, area);
}

/** Whether a key with these scopes may do this. */
export function mayApiKey(scopes: readonly string[], act: Act, area: Area): boolean {
  if (!isForApiKeys(act, area)) return false;
  return [act, 'write', `${area}:${act}`, `${area}:write`].some((scope) => scopes.includes(scope));
}

/** An API key of a project, without the key itself. All times are ISO 8601 in UTC. */
export class ApiKeyDto {
  id!: string;
  name!: string;
  /** How the key begins, to tell keys apart. */
  prefix!: string;
  scopes!: ApiKeyScope[];
  state!: 'active' | 'expired' | 'revoked';
  /** The name of who created it, as it was then; that person may have left. */
  createdBy!: string;
  createdAt!: string;
  /** Null: it does not expire. */
  expiresAt!: string | null;
  revokedAt!: string | null;
  /** To the minute; null: never. */
  lastUsedAt!: string | null;
  /** The IP address that it was last used from. */
  lastUsedFrom!: string | null;
}

/** A key that was just created: the only answer that ever holds `key`. */
export class CreatedApiKeyDto extends ApiKeyDto {
  /** For the header `Authorization: Bearer …`. */
  key!: string;
}

/** A new key. */
export class CreateApiKeyDto {
  @IsOneLine({ least: 1, most: 100, message: 'Give the key a name of 1 to 100 characters.' })
  name!: string;

  @IsArray({ message: 'Say what the key may do.' })
  @ArrayNotEmpty({ message: 'Say what the key may do.' })
  @ArrayUnique({ message: 'Name each scope once.' })
  @IsIn(apiKeyScopes, {
    each: true,
    message: `Each scope is one of ${apiKeyScopes.join(', ')}.`,
  })
  scopes!: ApiKeyScope[];

  /** ISO 8601 with a time zone, in the future; null or absent: it does not expire. */
  @MayBeAbsent()
  @MayBeNull()
  @IsRFC3339({ message: 'Write a date and time such as 2030-01-31T12:00:00Z.' })
  expiresAt?: string | null;
}
