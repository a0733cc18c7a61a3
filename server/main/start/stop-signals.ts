/**
 * The signal aborts at the first SIGINT or SIGTERM. A second Ctrl-C ends the process at once; what is left then, the
 * watchdog of the embedded database cleans up.
 */
export function stopSignals(): AbortSignal {
  const controller = new AbortController();
  const stop = (name: NodeJS.Signals) => {
    if (controller.signal.aborted && name === 'SIGINT') process.exit(130);
    controller.abort();
  };
  process.on('SIGINT', stop);
  process.on('SIGTERM', stop);
  return controller.signal;
}
