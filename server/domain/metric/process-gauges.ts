import { lastLedgerCheck } from '../ledger/index.ts';
import type { Context } from '#server/kernel/context.ts';
import { gauge } from './gauge.ts';
import type { MetricFamily } from './view.ts';

type GaugeContext = Pick<Context, 'db' | 'clock' | 'machine' | 'config'>;

/** How the process fares that answers, and its machine. */
export async function processGauges(ctx: GaugeContext): Promise<MetricFamily[]> {
  const { machine, db, config } = ctx;
  const used = machine.process();
  const pool = db.pool();
  const disk = await machine.disk().catch(() => null);
  const began = ctx.clock.now().getTime() / 1_000 - machine.uptimeSeconds();
  const { p50, p99, max } = used.loopLagSeconds;
  return [
    gauge('build_info', 'What runs, as 1.', [
      [{ version: machine.version, node: process.versions.node, sandbox: config.sandbox ? 'on' : 'off' }, 1],
    ]),
    gauge('process_start_time_seconds', 'When this process began, in Unix seconds.', began),
    {
      ...gauge('process_cpu_seconds_total', 'Processor time of this process.', used.cpuSeconds),
      type: 'counter',
    },
    gauge('process_resident_memory_bytes', 'Memory of this process.', used.residentBytes),
    gauge('heap_bytes', 'JavaScript memory of this process.', [
      [{ what: 'used' }, used.heapUsedBytes],
      [{ what: 'total' }, used.heapTotalBytes],
      [{ what: 'external' }, used.externalBytes],
    ]),
    gauge('event_loop_lag_seconds', 'How late timers came since the last time this was read.', [
      [{ at: 'p50' }, p50],
      [{ at: 'p99' }, p99],
      [{ at: 'max' }, max],
    ]),
    gauge('database_connections', 'Connections of this process to the database, and who waits for one.', [
      [{ state: 'busy' }, pool.total - pool.idle],
      [{ state: 'idle' }, pool.idle],
      [{ state: 'waiting' }, pool.waiting],
    ]),
    gauge(
      'disk_bytes',
      'The volume that DATA_DIR lies on.',
      disk === null
        ? []
        : [
            [{ what: 'free' }, disk.freeBytes],
            [{ what: 'total' }, disk.totalBytes],
          ],
    ),
    ...ledgerGauges(ctx),
  ];
}

function ledgerGauges(ctx: GaugeContext): MetricFamily[] {
  const check = lastLedgerCheck(ctx);
  if (check === null) return [];
  const count = check.violations.reduce((sum, violation) => sum + violation.count, 0);
  const age = (ctx.clock.now().getTime() - Date.parse(check.checkedAt)) / 1_000;
  return [
    gauge(
      'ledger_violations',
      'What the last check of the ledger found wrong; anything but 0 is a defect.',
      count,
    ),
    gauge('ledger_check_age_seconds', 'Seconds since this process last checked the ledger.', age),
  ];
}
