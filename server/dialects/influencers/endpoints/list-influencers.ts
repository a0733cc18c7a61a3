import { listPersonas } from '#server/domain/persona/index.ts';
import { defineEndpoint } from '#server/http/endpoint.ts';
import { influencers } from '../dialect.ts';
import { presentInfluencer } from '../present.ts';
import { InfluencerPage, InfluencersQuery } from '../schema-influencers.ts';

export const listInfluencers = defineEndpoint({
  dialect: influencers,
  operationId: 'listInfluencers',
  method: 'GET',
  path: '/api/v1/influencers',
  summary: 'See which influencers there are',
  description: 'Public ones, and with a token your own too; the oldest first.',
  policy: { auth: 'open' },
  query: InfluencersQuery,
  result: InfluencerPage,
  async handle(ctx, { query }) {
    const { personas, total } = await listPersonas(ctx, query);
    return { influencers: personas.map(presentInfluencer), total, ...query };
  },
});
