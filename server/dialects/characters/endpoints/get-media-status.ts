import { forOwner, getGeneration } from '#server/domain/media/index.ts';
import { defineEndpoint } from '#server/http/endpoint.ts';
import { jsonAnswer } from '#server/http/exchange.ts';
import { provenance } from '#server/http/provenance.ts';
import { DomainError } from '#server/kernel/errors.ts';
import { isUuid } from '#server/kernel/ids.ts';
import { characters } from '../dialect.ts';
import { presentStatus } from '../present-status.ts';
import { StatusParams, StatusResult } from '../schema.ts';

export const getMediaStatus = defineEndpoint({
  dialect: characters,
  operationId: 'getMediaStatus',
  method: 'GET',
  path: '/api/v1/media/status/{request_id}',
  summary: 'See how far a generation is, whatever made it',
  policy: { auth: 'required', scope: ['chat', 'act-as'] },
  params: StatusParams,
  result: StatusResult,
  async handle(ctx, { params }) {
    const generationId = params.request_id;
    if (!isUuid(generationId)) throw new DomainError('not_found', 'Media request not found');
    const owner = await forOwner(ctx, { generationId });
    const generation = await getGeneration(owner, { generationId });
    return jsonAnswer(200, presentStatus(generation), provenance(generation));
  },
});
