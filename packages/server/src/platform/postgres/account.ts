import { readFileSync } from 'node:fs';
import { stat } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';

/** The operating system's account that PostgreSQL runs as. `ids` is null where it is our own. */
export interface Account {
  readonly name: string;
  readonly ids: { readonly uid: number; readonly gid: number } | null;
}

// PostgreSQL refuses to run as root. An account of its own is best; every Unix has `nobody`.
const preferred = ['headwater', 'postgres', 'nobody'];

/** Our own account; for root, the owner of the data that is there already, or a lesser account. */
export async function chooseAccount(dataDirectory: string): Promise<Account> {
  if (process.getuid?.() !== 0) return { name: 'the current user', ids: null };
  const owner = await stat(dataDirectory).catch(() => null);
  const known = readPasswd();
  if (owner && owner.uid !== 0) {
    const name = [...known].find(([, { uid }]) => uid === owner.uid)?.[0];
    return { name: name ?? `user ${owner.uid}`, ids: { uid: owner.uid, gid: owner.gid } };
  }
  for (const name of preferred) {
    const ids = known.get(name);
    if (ids) return { name, ids };
  }
  return { name: 'user 65534', ids: { uid: 65_534, gid: 65_534 } };
}

function readPasswd(): Map<string, { uid: number; gid: number }> {
  let text = '';
  try {
    text = readFileSync('/etc/passwd', 'utf8');
  } catch {
    // Without it the fallback number serves.
  }
  return new Map(
    text.split('\n').flatMap((line) => {
      const [name, , uid, gid] = line.split(':');
      return name && uid && gid ? [[name, { uid: Number(uid), gid: Number(gid) }]] : [];
    }),
  );
}

/** Whether `account` may enter every folder above `path` and read it. */
export async function canTraverse(path: string, account: Account): Promise<boolean> {
  if (!account.ids) return true;
  for (let at = resolve(path); ; at = dirname(at)) {
    const entry = await stat(at).catch(() => null);
    // What is not there yet will be made by us, as open as needed.
    if (entry && !allows(entry, account.ids)) return false;
    if (at === dirname(at)) return true;
  }
}

function allows(
  entry: { uid: number; gid: number; mode: number },
  ids: { uid: number; gid: number },
): boolean {
  const shift = entry.uid === ids.uid ? 6 : entry.gid === ids.gid ? 3 : 0;
  return ((entry.mode >> shift) & 0o1) !== 0;
}
