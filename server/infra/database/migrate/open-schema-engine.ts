import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { bindMigrationAwareSqlAdapterFactory } from '@prisma/driver-adapter-utils';
import * as bindings from '@prisma/schema-engine-wasm/schema_engine_bg';
import type { Pool } from 'pg';
import { SchemaEnginePg } from './schema-engine-pg.ts';

/** The engine wants to know its dialect when it opens, and nothing more. */
const dialect: [string, string] = ['dialect.prisma', 'datasource db { provider = "postgresql" }'];
const ignoreLog = () => undefined;

/** Loads Prisma's schema engine and connects it through the pool. */
export async function openSchemaEngine(pool: Pool): Promise<bindings.SchemaEngine> {
  await instantiate();
  const factory = bindMigrationAwareSqlAdapterFactory(new SchemaEnginePg(pool));
  return bindings.SchemaEngine.new({ datamodels: [dialect] }, ignoreLog, factory);
}

/** The engine calls this when it panics, and would otherwise end in a TypeError about its absence. */
const panicRegistry = {
  set_message(message: string) {
    throw new Error(`Prisma's schema engine panicked: ${message}`);
  },
};

async function instantiate(): Promise<void> {
  Object.assign(globalThis, { PRISMA_WASM_PANIC_REGISTRY: panicRegistry });
  const entry = createRequire(import.meta.url).resolve('@prisma/schema-engine-wasm');
  const wasm = readFileSync(path.join(path.dirname(entry), 'schema_engine_bg.wasm'));
  const { instance } = await WebAssembly.instantiate(wasm, { './schema_engine_bg.js': { ...bindings } });
  bindings.__wbg_set_wasm(instance.exports);
  const start = instance.exports['__wbindgen_start'];
  if (typeof start !== 'function') throw new Error('This schema engine has no __wbindgen_start.');
  start();
}
