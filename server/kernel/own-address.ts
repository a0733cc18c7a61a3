/**
 * Where people and programs find this server: PUBLIC_URL, or else the address it listens on, which for all of this
 * machine's addresses is `localhost`.
 */
export function ownAddress(config: { publicUrl: string | undefined; host: string; port: number }): string {
  if (config.publicUrl !== undefined) return config.publicUrl;
  const host = ['0.0.0.0', '::'].includes(config.host) ? 'localhost' : config.host;
  return `http://${host.includes(':') ? `[${host}]` : host}:${config.port}`;
}
