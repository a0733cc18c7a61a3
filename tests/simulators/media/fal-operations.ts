export type FalOperation =
  | 'initiate-upload'
  | 'upload'
  | 'submit'
  | 'status'
  | 'result'
  | 'cancel'
  | 'list'
  | 'file';

const ADDRESSES: readonly [FalOperation, string, RegExp][] = [
  ['initiate-upload', 'POST', /^\/storage\/upload\/initiate$/],
  ['upload', 'PUT', /^\/uploads\/[^/]+$/],
  ['list', 'GET', /^\/v1\/models\/requests\/by-endpoint$/],
  ['file', 'GET', /^\/files\//],
  ['status', 'GET', /^\/[^/]+\/[^/]+\/requests\/[^/]+\/status$/],
  ['cancel', 'PUT', /^\/[^/]+\/[^/]+\/requests\/[^/]+\/cancel$/],
  ['result', 'GET', /^\/[^/]+\/[^/]+\/requests\/[^/]+$/],
  ['submit', 'POST', /^\/[^/]+\/[^/]+/],
];

/** What fal is asked to do at an address, whichever of its hosts it belongs to. */
export function falOperationOf(method: string, path: string): FalOperation | undefined {
  return ADDRESSES.find(([, wanted, pattern]) => wanted === method && pattern.test(path))?.[0];
}
