import { spawnSync } from 'node:child_process';

/** The system user that PostgreSQL runs as; undefined means as ourselves. */
export type Account = { name: string; uid: number; gid: number } | undefined;

/**
 * PostgreSQL refuses to run as root, so a root process lends it another user: the one that already owns the
 * cluster, else `postgres`, else `nobody`.
 */
export function chooseAccount(ownerUid: number | undefined): Account {
  if (process.getuid?.() !== 0) return undefined;
  const names = ['postgres', 'nobody'];
  if (ownerUid !== undefined && ownerUid !== 0) names.unshift(String(ownerUid));
  for (const name of names) {
    const uid = askId('-u', name);
    const gid = askId('-g', name);
    if (uid !== undefined && gid !== undefined) return { name, uid, gid };
  }
  throw new Error(
    'PostgreSQL does not run as root and this system has neither a user postgres nor a user nobody; start Ringdown as an ordinary user or set DATABASE_URL.',
  );
}

/** True when that account may do it: `x` run the file or enter the directory, `w` write to it. */
export function isAllowed(account: Account, right: 'x' | 'w', path: string): boolean {
  if (account === undefined) return true;
  const { uid, gid } = account;
  // Asking as that user also honours access lists and mounts, which mode bits do not show.
  const { status, error } = spawnSync('test', [`-${right}`, path], { uid, gid });
  if (error !== undefined) {
    throw new Error(
      `PostgreSQL does not run as root and Ringdown may not switch to the user ${account.name}; start Ringdown as an ordinary user or set DATABASE_URL.`,
      { cause: error },
    );
  }
  return status === 0;
}

function askId(flag: '-u' | '-g', name: string): number | undefined {
  const { status, stdout } = spawnSync('id', [flag, name], { encoding: 'utf8' });
  const id = Number(stdout);
  return status === 0 && Number.isInteger(id) && id !== 0 ? id : undefined;
}
