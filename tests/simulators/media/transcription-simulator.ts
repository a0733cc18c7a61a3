import { type FaultyServer, type MediaRequest, startFaultyServer } from './faulty-server.ts';

export type TranscriptionSimulator = FaultyServer<'transcribe'> &
  AsyncDisposable & {
    /** What OPENAI_BASE_URL or COMPATIBLE_BASE_URL is set to. */
    baseUrl: string;
  };

/** OpenAI's `/audio/transcriptions`, as other servers speak it too; it hears `words` in everything. */
export async function startTranscriptionSimulator(words = 'Good evening.'): Promise<TranscriptionSimulator> {
  const server = await startFaultyServer(operationOf, () => ({ status: 200, body: { text: words } }));
  return { ...server, baseUrl: `${server.origin}/v1`, [Symbol.asyncDispose]: () => server.close() };
}

function operationOf(method: string, path: string) {
  return method === 'POST' && path === '/v1/audio/transcriptions' ? 'transcribe' : undefined;
}

/** The fields of the form that came. */
export async function formOf({ bytes, headers }: MediaRequest<'transcribe'>): Promise<FormData> {
  const type = String(headers['content-type']);
  return new Response(new Uint8Array(bytes), { headers: { 'content-type': type } }).formData();
}
