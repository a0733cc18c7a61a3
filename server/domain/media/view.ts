import type { MediaKind, MediaProvider } from '#server/kernel/media.ts';
import type { MediaParams } from './schema.ts';

/** In the order in which they come; the last three are final. */
export type GenerationState =
  | 'queued'
  | 'submitting'
  | 'submission_unknown'
  | 'submitted'
  | 'running'
  | 'ingesting'
  | 'succeeded'
  | 'failed'
  | 'cancelled';

/** A stored result. `url` and `posterUrl` are links of this server that end after a while. */
export type AssetView = {
  id: string;
  url: string;
  posterUrl: string | null;
  key: string;
  kind: 'image' | 'video' | 'audio';
  mediaType: string;
  bytes: number;
  width: number | null;
  height: number | null;
  durationMs: number | null;
  blurhash: string | null;
};

/** One generation as its owner sees it. */
export type GenerationView = {
  id: string;
  kind: MediaKind;
  state: GenerationState;
  /** The alias that runs: never `auto`. */
  model: string;
  sandbox: boolean;
  params: MediaParams;
  projectId: string | null;
  inputAssetId: string | null;
  retryOfId: string | null;
  favourite: boolean;
  deletedAt: Date | null;
  /** Between 0 and 1; null where nobody can tell. */
  progress: number | null;
  queuePosition: number | null;
  cancelRequested: boolean;
  /** Exact decimal text: what was held or charged for it, and what its owner may spend now. */
  credits: { used: string; balance: string };
  /** What stays charged, exact: `0` where the hold was given back; null while it is not settled. */
  charged: string | null;
  failure: { code: string; message: string } | null;
  asset: AssetView | null;
  unsupported: readonly string[];
  createdAt: Date;
  startedAt: Date | null;
  endedAt: Date | null;
};

/** `nextCursor` asks for the next older page; null at the end. */
export type GenerationPage = { generations: GenerationView[]; nextCursor: string | null };

/** A model as the studio shows it. `price` in credits, exact. `typicalSeconds` from this server's own history. */
export type OfferedMediaModel = {
  alias: string;
  label: string;
  kind: MediaKind;
  provider: MediaProvider;
  price: string;
  sandbox: boolean;
  available: boolean;
  typicalSeconds: number | null;
};

export type ProjectView = {
  id: string;
  name: string;
  archived: boolean;
  generations: number;
  /** Credits that its generations were charged, exact. */
  spent: string;
  createdAt: Date;
};

/** Something about a generation changed: ask for it again. `eventId` is where a watcher goes on. */
export type GenerationNews = { eventId: string; generationId: string; state: GenerationState };
