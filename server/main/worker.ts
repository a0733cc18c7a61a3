import { flushMetrics } from '#server/domain/metric/index.ts';
import type { Config } from '#server/kernel/config.ts';
import { reasonOf } from '#server/kernel/reason-of.ts';
import { startBackground } from './background.ts';
import { compose } from './compose.ts';

/** A little longer than any provider is listened to. */
const GRACE_SECONDS = 250;

/** Makes generations and does the jobs, beside processes that serve; speaks to nobody but the database and providers. */
export async function serve({ config, databaseUrl }: { config: Config; databaseUrl: string }) {
  const application = await compose(config, databaseUrl, 'worker');
  const background = await startBackground(application, { worker: true });
  return {
    url: null,
    async close() {
      await background.leave(GRACE_SECONDS).catch((error: unknown) => {
        const reason = reasonOf(error);
        application.log.error('generations.not-left', { reason });
      });
      background.stop();
      await flushMetrics(application).catch(() => undefined);
      await application.db.prisma.process.deleteMany({ where: { id: application.processId } });
      await application.close();
    },
  };
}
