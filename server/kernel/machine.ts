/** What one process uses, in bytes and seconds. */
export type ProcessUsage = {
  residentBytes: number;
  heapUsedBytes: number;
  heapTotalBytes: number;
  externalBytes: number;
  cpuSeconds: number;
  /** How much later than asked timers came, since the last time somebody looked. */
  loopLagSeconds: { p50: number; p99: number; max: number };
};

/** A port to this process and what it runs on. */
export type Machine = {
  /** Of this software. */
  version: string;
  /** Seconds since this process began. */
  uptimeSeconds(): number;
  /** Of all cores and the whole memory, or of the container's where it has a limit; 0 to 100. */
  usage(): { cpuPercent: number; memoryPercent: number };
  /** Of the volume that DATA_DIR lies on, in bytes. */
  disk(): Promise<{ freeBytes: number; totalBytes: number }>;
  process(): ProcessUsage;
};
