import { getPersona } from '#server/domain/persona/index.ts';
import { defineEndpoint } from '#server/http/endpoint.ts';
import { influencers } from '../dialect.ts';
import { presentInfluencer } from '../present.ts';
import { InfluencerParams, InfluencerView } from '../schema-influencers.ts';

export const getInfluencer = defineEndpoint({
  dialect: influencers,
  operationId: 'getInfluencer',
  method: 'GET',
  path: '/api/v1/influencers/{influencer_id}',
  summary: 'See one influencer',
  policy: { auth: 'open' },
  params: InfluencerParams,
  result: InfluencerView,
  async handle(ctx, { params }) {
    return presentInfluencer(await getPersona(ctx, { persona: params.influencer_id }));
  },
});
