import type { inferRouterOutputs } from '@trpc/server';
import type { AppRouter } from '#server/trpc/root.ts';

export type ApiKey = inferRouterOutputs<AppRouter>['apiKey']['list'][number];
export type NewApiKey = inferRouterOutputs<AppRouter>['apiKey']['create'];
export type ApiKeyMode = ApiKey['mode'];
