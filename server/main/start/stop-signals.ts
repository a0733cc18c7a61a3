const ECHO_MS = 1_000;

type Surroundings = {
  process: Pick<NodeJS.EventEmitter, 'on'> & { exit(code: number): void };
  /** Milliseconds that only grow. */
  now: () => number;
};

/**
 * The signal aborts at the first SIGINT or SIGTERM. A Ctrl-C more than a second later ends the process at once; what
 * is left then, the watchdog of the embedded database cleans up.
 */
export function stopSignals(
  { process, now }: Surroundings = { process: globalThis.process, now: () => performance.now() },
): AbortSignal {
  const controller = new AbortController();
  let first = 0;
  const stop = (name: NodeJS.Signals) => {
    if (!controller.signal.aborted) {
      first = now();
      controller.abort();
      // Of one Ctrl-C both the terminal and npm send a SIGINT.
    } else if (name === 'SIGINT' && now() - first > ECHO_MS) process.exit(130);
  };
  process.on('SIGINT', stop);
  process.on('SIGTERM', stop);
  return controller.signal;
}
