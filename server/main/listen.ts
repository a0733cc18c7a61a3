import type { Server } from 'node:http';
import type { Config } from '#server/kernel/config.ts';
import { ownAddress } from '#server/kernel/own-address.ts';

/** Opens the port and gives the address to print. Rejects when the port is taken. */
export async function listen(server: Server, config: Config): Promise<string> {
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(config.port, config.host, () => {
      server.off('error', reject);
      resolve();
    });
  });
  const bound = server.address();
  const port = typeof bound === 'object' && bound !== null ? bound.port : config.port;
  return ownAddress({ ...config, port });
}
