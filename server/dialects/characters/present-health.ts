import type { z } from 'zod';
import type { Condition, Part } from '#server/domain/health/index.ts';
import type { ServerHealth } from './schema.ts';

/** The document's names for what it knows; the other parts go by ours. */
const NAMES = {
  text: 'llm_api',
  voice: 'voice_generator',
  video: 'video_generator',
  image: 'image_generator',
  database: 'database',
  storage: 'storage',
  worker: 'worker',
  disk: 'disk',
} as const satisfies Record<Part, string>;

export function presentHealth(condition: Condition, now: Date): z.input<typeof ServerHealth> {
  const { status, parts, sandbox, version, uptimeSeconds, cpuPercent, memoryPercent } = condition;
  return {
    status,
    timestamp: now.toISOString(),
    version,
    uptime_seconds: uptimeSeconds,
    services: {
      [NAMES.text]: parts.text,
      // PostgreSQL does the work of both.
      vector_database: 'not_configured',
      [NAMES.voice]: parts.voice,
      [NAMES.video]: parts.video,
      redis: 'not_configured',
      [NAMES.image]: parts.image,
      [NAMES.database]: parts.database,
      [NAMES.storage]: parts.storage,
      [NAMES.worker]: parts.worker,
      [NAMES.disk]: parts.disk,
    },
    sandbox: sandbox.map((part) => NAMES[part]),
    // Nothing here computes on a GPU.
    resource_usage: { cpu_percent: cpuPercent, memory_percent: memoryPercent, gpu_memory_percent: 0 },
  };
}
