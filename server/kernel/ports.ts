import type { PrismaClient } from '#prisma/generated/client.ts';
import type { Config } from './config.ts';
import type { Machine } from './machine.ts';
import type { MediaKind, MediaModels, MediaRoute } from './media.ts';
import type { MediaCleaner } from './media-cleaner.ts';
import type { Metrics } from './metrics.ts';
import type { ModelRoute, TextModels } from './model.ts';
import type { PdfReader } from './pdf.ts';
import type { Portraits } from './portraits.ts';
import type { RemoteMedia } from './remote-media.ts';
import type { MediaInspector, Storage } from './storage.ts';
import type { Transcriber } from './transcription.ts';

/** A named, prepared SQL statement: PostgreSQL plans it once a connection. */
export type Statement = { name: string; text: string };
export type SqlValue =
  | string
  | number
  | boolean
  | null
  | Date
  | readonly string[]
  | readonly number[]
  | Uint8Array;

export type Sql = {
  /** Rows as plain objects with the statement's column names. The caller states the row's type. */
  query<Row>(statement: Statement, values: readonly SqlValue[]): Promise<Row[]>;
};

export type Database = Sql & {
  /** For the cold majority of reads and writes. */
  prisma: PrismaClient;
  /** Commits before the disk has confirmed: survives the death of this process, not of the machine. */
  relaxed: Sql;
  /**
   * All of `work`'s statements, or none. Where PostgreSQL ends it to break a deadlock, `work` runs again: it must touch
   * nothing but the database, and wait for nobody else.
   */
  transaction<Result>(work: (sql: Sql) => Promise<Result>): Promise<Result>;
  /** Connections that are open, those of them that nobody uses, and how many wait for one. */
  pool(): { total: number; idle: number; waiting: number };
};

/** Wakes waiting readers in this and every other process. Carries ids, never text. */
export type Bus = {
  publish(topic: string): void;
  /** Calls `wake` after each publish on `topic`, local ones at once; returns the way to stop. */
  subscribe(topic: string, wake: () => void): () => void;
};

/** Slow on purpose: argon2id. */
export type Passwords = {
  hash(password: string): Promise<string>;
  /** False for `null`, after as much work as for a real hash. */
  verify(hash: string | null, password: string): Promise<boolean>;
};

export type Clock = { now(): Date };

/** Structured and safe: fields are ids, counts and codes, never prompts, secrets or media. */
export type Logger = Record<'debug' | 'info' | 'warn' | 'error', (event: string, fields?: LogFields) => void>;
export type LogFields = Readonly<Record<string, string | number | boolean | null | undefined>>;

/** The models by alias, in the order in which people are shown them. */
export type Catalogue = ReadonlyMap<string, CatalogueEntry>;
export type CatalogueEntry = ModelRoute & {
  alias: string;
  label: string;
  contextTokens: number | null;
  price: { prompt: number; completion: number } | null;
};

/** What can be made, by alias, the preferred first. */
export type MediaCatalogue = ReadonlyMap<string, MediaCatalogueEntry>;
export type MediaCatalogueEntry = MediaRoute & {
  alias: string;
  label: string;
  kind: MediaKind;
  /** Credits for one, as exact decimal text. */
  price: string;
};

/**
 * Rings for work that lies in rows. A ring may come late, twice or not at all: the rows decide, and who works looks for
 * itself now and then.
 */
export type Bell = {
  /** Part of the caller's transaction: heard only if that commits. */
  ring(sql: Sql, generationId: string): Promise<void>;
  /** Calls `work` after rings, never twice at once, until the returned function has been awaited. */
  answer(work: () => Promise<void>): Promise<() => Promise<void>>;
};

/** How patiently generations are made; tests are in a hurry. */
export type MediaPace = {
  /** A worker that said nothing for so long is taken for dead. */
  leaseSeconds: number;
  pollSeconds: { first: number; longest: number };
  /** Before the first, second … look for a submission whose answer was lost; `none` counts from the last one on. */
  lookSeconds: readonly number[];
  /** Before trying again what did not work out; doubles up to the longest. */
  retrySeconds: { first: number; longest: number };
  /** How long a provider that takes nothing is left in peace; doubles up to the longest. */
  peaceSeconds: { first: number; longest: number };
  /** How long somebody who waits for the result is left waiting while the provider takes nothing. */
  busySeconds: number;
};

/** Named moments in the making of a generation, where tests of crashes stop the process. */
export type Milestones = { reached(moment: string): void };

export type Ports = {
  config: Config;
  catalogue: Catalogue;
  mediaCatalogue: MediaCatalogue;
  mediaModels: MediaModels;
  mediaPace: MediaPace;
  milestones: Milestones;
  bell: Bell;
  /** This running process, as `turns` and `processes` name it. */
  processId: string;
  db: Database;
  bus: Bus;
  clock: Clock;
  /** Fires after so many milliseconds; a test decides for itself when. */
  deadline(milliseconds: number): AbortSignal;
  log: Logger;
  metrics: Metrics;
  machine: Machine;
  passwords: Passwords;
  textModels: TextModels;
  storage: Storage;
  inspector: MediaInspector;
  pdfReader: PdfReader;
  portraits: Portraits;
  mediaCleaner: MediaCleaner;
  remoteMedia: RemoteMedia;
  transcriber: Transcriber;
};
