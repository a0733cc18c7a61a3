import type { Database } from './ports.ts';
import { singleton } from './singleton.ts';

/**
 * What this process knows under `name`, made when it is first asked for. Kept by database, so that tests can run several
 * processes in one.
 */
export function perDatabase<Value extends object>(name: string, db: Database, make: () => Value): Value {
  const all = singleton(name, () => new WeakMap<Database, Value>());
  const found = all.get(db);
  if (found !== undefined) return found;
  const made = make();
  all.set(db, made);
  return made;
}
