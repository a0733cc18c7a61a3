import { randomUUID } from 'node:crypto';
import { buildCatalogue, buildMediaCatalogue } from '#server/domain/catalogue/index.ts';
import { ModelsFile } from '#server/domain/catalogue/schema.ts';
import { keepTemporarily } from '#server/http/temporary-file.ts';
import { openPostgresBus } from '#server/infra/bus/postgres-bus.ts';
import { type OpenDatabase, openDatabase } from '#server/infra/database/open.ts';
import { openPostgresBell } from '#server/infra/queue/postgres-bell.ts';
import { createInspector } from '#server/infra/inspector/create-inspector.ts';
import { createMediaCleaner } from '#server/infra/media-cleaner/create-media-cleaner.ts';
import { createMachine } from '#server/infra/machine/create-machine.ts';
import { createMetrics } from '#server/infra/metrics/create-metrics.ts';
import { openLog } from '#server/infra/log/open-log.ts';
import { readModelsFile } from '#server/infra/models/read-models-file.ts';
import { createMediaModels } from '#server/infra/media-models/create-media-models.ts';
import { createTextModels } from '#server/infra/models/text-models.ts';
import { createPasswords } from '#server/infra/passwords/argon2-passwords.ts';
import { createPdfReader } from '#server/infra/pdf/create-pdf-reader.ts';
import { createPortraits } from '#server/infra/portraits/create-portraits.ts';
import { createRemoteMedia } from '#server/infra/remote-media/create-remote-media.ts';
import { createSandboxMedia } from '#server/infra/sandbox-media/sandbox-media.ts';
import { loadSecrets } from '#server/infra/secrets/load-secrets.ts';
import { createStorage } from '#server/infra/storage/create-storage.ts';
import { createTranscriber } from '#server/infra/transcription/create-transcriber.ts';
import { createRecogniser } from '#server/infra/transcription/recogniser/create-recogniser.ts';
import type { Config } from '#server/kernel/config.ts';
import type { MediaPace, Passwords, Ports } from '#server/kernel/ports.ts';
import packageJson from '../../package.json' with { type: 'json' };

/** Runway asks not to be asked more often than every five seconds; its adapter keeps to that by itself. */
const MEDIA_PACE: MediaPace = {
  leaseSeconds: 30,
  pollSeconds: { first: 1, longest: 10 },
  lookSeconds: [2, 10, 30, 90],
  retrySeconds: { first: 1, longest: 60 },
  peaceSeconds: { first: 15, longest: 300 },
  busySeconds: 12,
};

export type Composed = Ports & { close(): Promise<void> };

/** What several applications of one process may share; whoever opened it closes it. */
export type Opened = { db?: OpenDatabase; passwords?: Passwords };

/**
 * Builds every port once, but for those that are `opened` already. Secrets that the configuration does not give are kept
 * in DATA_DIR, and so is what a process with a `role` logs.
 */
export async function compose(
  given: Config,
  databaseUrl: string,
  role?: 'web' | 'worker',
  opened: Opened = {},
): Promise<Composed> {
  const config = loadSecrets(given);
  const { log, close: closeLog } = openLog(config, role);
  const processId = randomUUID();
  const db = opened.db ?? openDatabase(databaseUrl, log);
  const bus = await openPostgresBus(databaseUrl, processId, log);
  const clock = { now: () => new Date() };
  const sandboxMedia = createSandboxMedia();
  const pdfReader = createPdfReader();
  const mediaCleaner = createMediaCleaner();
  const recogniser = createRecogniser();
  const textModels = createTextModels(config);
  const bell = openPostgresBell(databaseUrl, log);
  const modelsFile =
    config.modelsFile === undefined ? undefined : readModelsFile(config.modelsFile, ModelsFile);
  return {
    config,
    processId,
    db,
    bus,
    clock,
    deadline: (milliseconds) => AbortSignal.timeout(milliseconds),
    log,
    metrics: createMetrics(),
    machine: createMachine({ dataDir: config.dataDir, version: packageJson.version }),
    passwords: opened.passwords ?? createPasswords(),
    catalogue: buildCatalogue({
      compatibleModels: config.compatible.models,
      ...(modelsFile === undefined ? {} : { modelsFile }),
    }),
    textModels,
    mediaModels: createMediaModels(config, {
      sandbox: sandboxMedia,
      now: clock.now,
      adapters: {
        recraft: async () => (await import('#server/infra/media-models/recraft.ts')).createRecraft,
        gemini: async () => (await import('#server/infra/media-models/gemini.ts')).createGemini,
        compatible: async () => (await import('#server/infra/media-models/compatible.ts')).createCompatible,
      },
    }),
    mediaCatalogue: buildMediaCatalogue(modelsFile),
    mediaPace: MEDIA_PACE,
    milestones: { reached: () => undefined },
    bell,
    storage: await createStorage(config),
    inspector: createInspector(),
    pdfReader,
    portraits: createPortraits('public/avatars'),
    mediaCleaner,
    remoteMedia: createRemoteMedia({ allowOrigin: config.mediaLinksOrigin, keep: keepTemporarily }),
    transcriber: createTranscriber(config, { textModels, recogniser }),
    async close() {
      await bell.close();
      await sandboxMedia.close();
      await pdfReader.close();
      await mediaCleaner.close();
      await recogniser.close();
      await bus.close();
      if (opened.db === undefined) await db.close();
      await closeLog();
    },
  };
}
