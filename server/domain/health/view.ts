/** `not_configured`: there is none here, and nothing is wrong with that. */
export type PartStatus = 'healthy' | 'degraded' | 'unhealthy' | 'not_configured';

/** Every part that can be well or not by itself. */
export type Part = 'database' | 'storage' | 'disk' | 'worker' | 'text' | 'image' | 'video' | 'voice';

export type Condition = {
  /** `unhealthy` without the database; `degraded` where any other part is not well. */
  status: 'healthy' | 'degraded' | 'unhealthy';
  parts: Record<Part, PartStatus>;
  /** Parts that are well because the sandbox stands in for providers without a key. */
  sandbox: Part[];
  version: string;
  uptimeSeconds: number;
  cpuPercent: number;
  memoryPercent: number;
};
