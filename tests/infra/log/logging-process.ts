import { openLog } from '#server/infra/log/open-log.ts';
import { loadConfig } from '#server/kernel/config.ts';

/** Logs as many lines as the first argument says, then ends as the second says: `close`, `exit`, `throw` or `stay`. */
const [, , count = '0', end = 'close'] = process.argv;
const { log, close } = openLog(loadConfig(process.env), 'web', { bytes: 4000, files: 3 });
for (let line = 1; line <= Number(count); line++) log.info('test.line', { line });
if (end === 'exit') process.exit(3);
if (end === 'throw') throw new Error('expected');
if (end === 'stay') setInterval(() => undefined, 1000);
else await close();
