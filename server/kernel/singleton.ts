/**
 * One value per process, whichever bundle asks: Next evaluates a module once for route handlers, once for
 * pages and once for instrumentation, and the serving process has loaded it natively before.
 */
export function singleton<Value>(name: string, make: () => Value): Value {
  const key = Symbol.for(`greenroom.${name}`);
  const store = registry();
  const found = store.get(key);
  // The registry is private to this function, so a name always holds what its own `make` returned.
  if (found !== undefined) return found as Value;
  const made = make();
  store.set(key, made);
  return made;
}

function registry(): Map<symbol, unknown> {
  const key = Symbol.for('greenroom.registry');
  const holder: { [key: symbol]: unknown } = globalThis;
  const found = holder[key];
  if (found instanceof Map) return found;
  const made = new Map<symbol, unknown>();
  holder[key] = made;
  return made;
}
