import type { Config } from '#server/kernel/config.ts';

const plain = new Set(['ConfigError', 'DatabaseStartError', 'MigrationError', 'StartError']);

/** What the terminal is told of an error that stopped the start: a sentence where there is one, else all we know. */
export function explain(error: unknown, config?: Pick<Config, 'host' | 'port' | 'dataDir'>): string {
  if (!(error instanceof Error)) return String(error);
  if (plain.has(error.name)) return error.message;
  const code = 'code' in error ? error.code : undefined;
  if (config && code === 'EADDRINUSE') {
    return `Port ${config.port} is in use. Set PORT to a free one, for example PORT=${config.port + 1} npm start.`;
  }
  if (config && code === 'EACCES' && 'syscall' in error && error.syscall === 'listen') {
    return `Port ${config.port} is not allowed here. Set PORT to one above 1023, for example PORT=3000 npm start.`;
  }
  if (config && code === 'EADDRNOTAVAIL')
    return `This machine has no address ${config.host}. Set HOST to one it has.`;
  if (config && 'path' in error && String(error.path).startsWith(config.dataDir)) {
    return `DATA_DIR ${config.dataDir} cannot be used: ${error.message}.`;
  }
  return error.stack ?? error.message;
}
