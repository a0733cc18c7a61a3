import type { PrismaClient } from '#prisma/generated/client.ts';
import type { Config } from './config.ts';
import type { ModelRoute, TextModels } from './model.ts';

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
  /** All of `work`'s statements, or none. */
  transaction<Result>(work: (sql: Sql) => Promise<Result>): Promise<Result>;
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

export type Ports = {
  config: Config;
  catalogue: Catalogue;
  /** This running process, as `turns` and `processes` name it. */
  processId: string;
  db: Database;
  bus: Bus;
  clock: Clock;
  log: Logger;
  passwords: Passwords;
  textModels: TextModels;
};
