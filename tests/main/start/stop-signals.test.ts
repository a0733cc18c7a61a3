import { EventEmitter } from 'node:events';
import { describe, expect, test } from 'vitest';
import { stopSignals } from '#server/main/start/stop-signals.ts';

function listening() {
  const exits: number[] = [];
  const process = Object.assign(new EventEmitter(), { exit: (code: number) => void exits.push(code) });
  const at = { ms: 5_000 };
  const signal = stopSignals({ process, now: () => at.ms });
  const send = (name: NodeJS.Signals) => process.emit(name, name);
  return { signal, exits, at, send };
}

describe('a Ctrl-C', () => {
  test('that the terminal and npm both deliver is one wish to stop', () => {
    const { signal, exits, at, send } = listening();
    send('SIGINT');
    at.ms += 30;
    send('SIGINT');
    expect(signal.aborted).toBe(true);
    expect(exits).toEqual([]);
  });

  test('a second and a half after the first ends the process at once', () => {
    const { exits, at, send } = listening();
    send('SIGTERM');
    at.ms += 1_500;
    send('SIGTERM');
    expect(exits).toEqual([]);
    send('SIGINT');
    expect(exits).toEqual([130]);
  });
});
