import type { Account } from '../world/account.js';
import type { World } from '../world/world.js';
import { RestError } from './rest-error.js';

/** The account that a Basic header proves; throws 401/20003. API keys may do all but read the account itself. */
export function authenticate(world: World, header: string | undefined, path: string): Account {
  const encoded = /^Basic (.+)$/i.exec(header ?? '')?.[1] ?? '';
  const [user = '', ...rest] = Buffer.from(encoded, 'base64').toString('utf8').split(':');
  const secret = rest.join(':');
  const pathSid = /\/Accounts\/(AC[0-9a-f]{32})/.exec(path)?.[1];
  const account = [...world.accounts.values()].find(
    ({ sid, authToken, apiKeys = [] }) =>
      (sid === user && authToken === secret) ||
      apiKeys.some((key) => key.sid === user && key.secret === secret),
  );
  const isOwn = account !== undefined && (pathSid === undefined || pathSid === account.sid);
  if (!isOwn) throw new RestError(401, 20003, 'Authenticate');
  const isAccountItself = /\/Accounts\/AC[0-9a-f]{32}\.json$/.test(path);
  if (user.startsWith('SK') && isAccountItself) throw new RestError(401, 20003, 'Authenticate');
  if (account.status === 'closed') throw new RestError(401, 20003, 'Authenticate');
  return account;
}
