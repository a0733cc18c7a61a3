import { z } from 'zod';
import { readMetrics } from '#server/domain/metric/index.ts';
import { defineEndpoint } from '#server/http/endpoint.ts';
import { characters } from '../dialect.ts';
import { PROMETHEUS_TYPE, prometheusText } from '../prometheus.ts';

export const getPrometheusMetrics = defineEndpoint({
  dialect: characters,
  operationId: 'getPrometheusMetrics',
  method: 'GET',
  path: '/metrics',
  summary: 'Everything that is counted, for Prometheus',
  description:
    'Needs an administrator’s key, or one with the scope `metrics`. Counters and histograms are those of all processes since the first start; memory, event loop and connections are those of the process that answers.',
  policy: { auth: 'required', scope: 'metrics' },
  result: z.undefined(),
  responses: [
    { status: 200, description: 'In Prometheus’s text format 0.0.4.', contentType: PROMETHEUS_TYPE },
  ],
  async handle(ctx) {
    const body = prometheusText(await readMetrics(ctx));
    return { status: 200, headers: { 'content-type': PROMETHEUS_TYPE, 'cache-control': 'no-store' }, body };
  },
});
