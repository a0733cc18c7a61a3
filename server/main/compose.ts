import { randomUUID } from 'node:crypto';
import { buildCatalogue } from '#server/domain/catalogue/index.ts';
import { ModelsFile } from '#server/domain/catalogue/schema.ts';
import { openPostgresBus } from '#server/infra/bus/postgres-bus.ts';
import { openDatabase } from '#server/infra/database/open.ts';
import { createLogger } from '#server/infra/log/create-logger.ts';
import { readModelsFile } from '#server/infra/models/read-models-file.ts';
import { createTextModels } from '#server/infra/models/text-models.ts';
import { createPasswords } from '#server/infra/passwords/argon2-passwords.ts';
import { loadSecrets } from '#server/infra/secrets/load-secrets.ts';
import type { Config } from '#server/kernel/config.ts';
import type { Ports } from '#server/kernel/ports.ts';

export type Composed = Ports & { close(): Promise<void> };

/** Builds every port once. Secrets that the configuration does not give are kept in DATA_DIR. */
export async function compose(given: Config, databaseUrl: string): Promise<Composed> {
  const config = loadSecrets(given);
  const log = createLogger(config.logLevel);
  const processId = randomUUID();
  const db = openDatabase(databaseUrl, log);
  const bus = await openPostgresBus(databaseUrl, processId, log);
  const modelsFile =
    config.modelsFile === undefined ? undefined : readModelsFile(config.modelsFile, ModelsFile);
  return {
    config,
    processId,
    db,
    bus,
    clock: { now: () => new Date() },
    log,
    passwords: createPasswords(),
    catalogue: buildCatalogue({
      compatibleModels: config.compatible.models,
      ...(modelsFile === undefined ? {} : { modelsFile }),
    }),
    textModels: createTextModels(config),
    async close() {
      await bus.close();
      await db.close();
    },
  };
}
