import type { MediaPace } from '#server/kernel/ports.ts';

/** Waits as short as can be: what is right does not depend on them. */
export const hurried: MediaPace = {
  leaseSeconds: 30,
  pollSeconds: { first: 0.01, longest: 0.02 },
  lookSeconds: [0, 0.05, 0.1],
  retrySeconds: { first: 0.01, longest: 0.02 },
  peaceSeconds: { first: 0.01, longest: 0.02 },
  busySeconds: 12,
};
