import { createServer } from 'node:http';
import { loadConfig } from '#server/kernel/config.ts';
import { run, type Web } from '#server/main/start/run.ts';

/** `npm start` around a web server of a few lines, so that starting and stopping are tested without a build. */
const web: Web = {
  serve: ({ config }) =>
    new Promise((resolve, reject) => {
      const server = createServer((request, response) => {
        response.write('here');
        // A stream that goes on: closing waits for it.
        if (request.url !== '/stream') response.end();
      });
      server.once('error', reject);
      server.listen(config.port, config.host, () => {
        const address = server.address();
        const port = typeof address === 'object' && address !== null ? address.port : 0;
        const close = () => new Promise<void>((closed) => server.close(() => closed()));
        resolve({ url: `http://127.0.0.1:${port}`, close });
        if (process.argv.includes('--stop-early')) setImmediate(() => process.kill(process.pid, 'SIGTERM'));
      });
    }),
};

process.exitCode = await run({
  loadConfig: () => loadConfig(process.env),
  dev: false,
  // The stand-in for a long build: it ends only when it is told to.
  loadWeb: (signal) =>
    process.argv.includes('--building')
      ? new Promise((_, reject) => signal.addEventListener('abort', () => reject(new Error('aborted'))))
      : Promise.resolve(web),
});
process.exit();
