import type { ListGenerationsInput } from '#server/domain/media/schema.ts';
import { type Generation, hasEnded } from './generation.ts';

/** What the gallery shows; absent parts leave nothing out. */
export type Filter = Pick<
  ListGenerationsInput,
  'kind' | 'state' | 'favourite' | 'projectId' | 'search' | 'bin'
>;

type Address = Pick<URLSearchParams, 'get'>;

const KINDS = ['image', 'video', 'voice'] as const;
const STATES = ['running', 'succeeded', 'failed', 'cancelled'] as const;
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
const LONGEST_SEARCH = 200;

/** The filter that an address asks for; what is no filter in it is left out. */
export function readFilter(address: Address): Filter {
  const kind = KINDS.find((one) => one === address.get('kind'));
  const state = STATES.find((one) => one === address.get('state'));
  const project = address.get('project') ?? '';
  const search = (address.get('search') ?? '').trim().slice(0, LONGEST_SEARCH);
  return {
    ...(kind && { kind }),
    ...(state && { state }),
    ...(address.get('favourites') === 'yes' && { favourite: true }),
    ...(UUID.test(project) && { projectId: project }),
    ...(search !== '' && { search }),
    ...(address.get('bin') === 'yes' && { bin: true }),
  };
}

/** The generation that an address has open; `null` for none. */
export function readOpen(address: Address): string | null {
  const open = address.get('open') ?? '';
  return UUID.test(open) ? open : null;
}

/** The studio's address for a filter and what is open. */
export function addressOf(filter: Filter, open: string | null): string {
  const parts = new URLSearchParams();
  if (filter.kind) parts.set('kind', filter.kind);
  if (filter.state) parts.set('state', filter.state);
  if (filter.favourite) parts.set('favourites', 'yes');
  if (filter.projectId) parts.set('project', filter.projectId);
  if (filter.search) parts.set('search', filter.search);
  if (filter.bin) parts.set('bin', 'yes');
  if (open !== null) parts.set('open', open);
  const query = parts.toString();
  return query === '' ? '/studio' : `/studio?${query}`;
}

export function sameFilter(a: Filter, b: Filter): boolean {
  return addressOf(a, null) === addressOf(b, null);
}

export function isFiltered(filter: Filter): boolean {
  return addressOf(filter, null) !== '/studio';
}

/** Whether the gallery of this filter shows the generation: what the server's own list would say. */
export function shows(filter: Filter, generation: Generation): boolean {
  const { kind, state, projectId, favourite, deletedAt, params } = generation;
  const wanted = filter.state === 'running' ? !hasEnded(generation) : filter.state === state;
  return (
    (deletedAt !== null) === (filter.bin ?? false) &&
    (filter.kind === undefined || filter.kind === kind) &&
    (filter.state === undefined || wanted) &&
    (filter.favourite === undefined || favourite) &&
    (filter.projectId === undefined || filter.projectId === projectId) &&
    (filter.search === undefined || params.prompt.toLowerCase().includes(filter.search.toLowerCase()))
  );
}
