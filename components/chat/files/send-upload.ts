import { pageHeaders } from '#components/shared/page-user.ts';
import { ADDRESS, answerOf, type Answer } from '#components/shared/api.ts';

type Form = { conversationId: string; uploadId: string; file: File; model: string };
type Options = {
  /** Told how much of it has left, between 0 and 1; 1 once the server has all of it. */
  onShare: (share: number) => void;
  signal: AbortSignal;
};

/** Sends a file to become one of a conversation's. By the older call, since `fetch` does not tell how far it is. */
export function sendUpload(form: Form, { onShare, signal }: Options): Promise<Answer<'file.attach'>> {
  const body = new FormData();
  for (const [name, value] of Object.entries(form)) body.set(name, value);
  return answerOf(() => post(body, { onShare, signal }));
}

function post(body: FormData, { onShare, signal }: Options): Promise<Response> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open('POST', `${ADDRESS}/file.attach`);
    for (const [name, value] of Object.entries(pageHeaders())) request.setRequestHeader(name, value);
    request.upload.addEventListener('progress', ({ loaded, total }) =>
      onShare(Math.min(loaded / total, 0.99)),
    );
    request.upload.addEventListener('load', () => onShare(1));
    request.addEventListener('load', () => resolve(new Response(request.responseText)));
    for (const end of ['error', 'abort', 'timeout'])
      request.addEventListener(end, () => reject(new Error(`The upload ended: ${end}`)));
    signal.addEventListener('abort', () => request.abort(), { once: true });
    request.send(body);
  });
}
