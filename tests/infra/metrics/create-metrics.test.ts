import { expect, test } from 'vitest';
import { createMetrics } from '#server/infra/metrics/create-metrics.ts';

const labels = { family: 'sessions', operation: 'streamChat' };

test('what was counted is told once, by series', () => {
  const metrics = createMetrics();
  metrics.count('http_requests_total', { ...labels, status: '2xx' });
  metrics.count('http_requests_total', { status: '2xx', ...labels }, 2);
  metrics.count('http_requests_total', { ...labels, status: '5xx' });
  expect(metrics.take()).toEqual([
    { name: 'http_requests_total', labels: { ...labels, status: '2xx' }, value: 3 },
    { name: 'http_requests_total', labels: { ...labels, status: '5xx' }, value: 1 },
  ]);
  expect(metrics.take()).toEqual([]);
});

test('a value falls into the first bucket that holds it, its bound included, and beyond the last into the rest', () => {
  const metrics = createMetrics();
  for (const seconds of [0.005, 0.0051, 60, 61])
    metrics.observe('http_request_duration_seconds', labels, seconds);
  const bucket = (le: string) => ({
    name: 'http_request_duration_seconds_bucket',
    labels: { ...labels, le },
    value: 1,
  });
  expect(metrics.take()).toEqual([
    bucket('0.005'),
    bucket('0.01'),
    bucket('60'),
    bucket('+Inf'),
    { name: 'http_request_duration_seconds_sum', labels, value: expect.closeTo(121.0101) },
  ]);
});

test('what could not be kept is told again, beside what came meanwhile', () => {
  const metrics = createMetrics();
  metrics.count('errors_total', { family: 'trpc', code: 'internal' });
  const taken = metrics.take();
  metrics.giveBack(taken);
  metrics.giveBack(taken);
  expect(metrics.take()).toEqual([{ ...taken[0], value: 2 }]);
});
