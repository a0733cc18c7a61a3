import type { Endpoint } from './endpoint.ts';

export type Match =
  | { kind: 'found'; endpoint: Endpoint; params: Record<string, string> }
  /** The path is known, its other methods are not this one. */
  | { kind: 'wrong-method'; endpoint: Endpoint; allow: string }
  | { kind: 'unknown' };

type Node = {
  children: Map<string, Node>;
  parameter: { name: string; node: Node } | null;
  endpoints: Map<string, Endpoint>;
};

/** Finds endpoints by method and path; a fixed segment wins over a parameter. */
export function createRouter(endpoints: readonly Endpoint[]): (method: string, path: string) => Match {
  const root = makeNode();
  for (const endpoint of endpoints) insert(root, endpoint);
  return (method, path) => {
    const params: Record<string, string> = {};
    const node = find(root, path.split('/').slice(1), 0, params);
    if (node === null) return { kind: 'unknown' };
    const endpoint =
      node.endpoints.get(method) ?? (method === 'HEAD' ? node.endpoints.get('GET') : undefined);
    if (endpoint !== undefined) return { kind: 'found', endpoint, params };
    const [any] = node.endpoints.values();
    return any === undefined
      ? { kind: 'unknown' }
      : { kind: 'wrong-method', endpoint: any, allow: [...node.endpoints.keys()].join(', ') };
  };
}

function makeNode(): Node {
  return { children: new Map(), parameter: null, endpoints: new Map() };
}

function insert(root: Node, endpoint: Endpoint): void {
  let node = root;
  for (const segment of endpoint.path.split('/').slice(1)) node = childFor(node, segment, endpoint.path);
  if (node.endpoints.has(endpoint.method))
    throw new Error(`Two endpoints answer ${endpoint.method} ${endpoint.path}`);
  node.endpoints.set(endpoint.method, endpoint);
}

function childFor(node: Node, segment: string, path: string): Node {
  const name = /^\{(\w+)\}$/.exec(segment)?.[1];
  if (name === undefined) {
    const child = node.children.get(segment) ?? makeNode();
    node.children.set(segment, child);
    return child;
  }
  node.parameter ??= { name, node: makeNode() };
  if (node.parameter.name !== name) throw new Error(`${path} names a parameter unlike a sister path`);
  return node.parameter.node;
}

function find(
  node: Node,
  segments: readonly string[],
  index: number,
  params: Record<string, string>,
): Node | null {
  const segment = segments[index];
  if (segment === undefined) return node.endpoints.size > 0 ? node : null;
  const fixed = node.children.get(segment);
  const below = fixed === undefined ? null : find(fixed, segments, index + 1, params);
  if (below !== null || node.parameter === null || segment === '') return below;
  const value = decode(segment);
  if (value === null) return null;
  params[node.parameter.name] = value;
  return find(node.parameter.node, segments, index + 1, params);
}

function decode(segment: string): string | null {
  try {
    return decodeURIComponent(segment);
  } catch {
    return null;
  }
}
