import { z } from 'zod';
import { defineEndpoint } from '#server/http/endpoint.ts';
import { jsonAnswer } from '#server/http/exchange.ts';
import { characters } from '../dialect.ts';
import { ErrorBody } from '../schema.ts';

/** Whoever asks for the socket's address without asking for a socket. */
export const openChatSocket = defineEndpoint({
  dialect: characters,
  operationId: 'openChatSocket',
  method: 'GET',
  path: '/api/v1/ws/chat',
  summary: 'Talk to a character over a WebSocket',
  description: 'Frames, codes and how to go on after a lost connection: see `docs/websocket.md`.',
  policy: { auth: 'open' },
  result: z.undefined(),
  responses: [
    { status: 101, description: 'A WebSocket, where the request asks for one.', contentType: null },
    { status: 426, description: 'The request does not ask for a WebSocket.', schema: ErrorBody },
  ],
  handle: () =>
    Promise.resolve(
      jsonAnswer(
        426,
        { code: 'INVALID_REQUEST', message: 'This address is a WebSocket’s: ask for an upgrade to one.' },
        { upgrade: 'websocket', connection: 'upgrade' },
      ),
    ),
});
