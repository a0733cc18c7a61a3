import { ADDRESS, answerOf, type Answer } from './api.ts';
import { pageHeaders } from './page-user.ts';

type Options = {
  /** Told how much of it has left, between 0 and 1; 1 once the server has all of it. */
  onShare?: (share: number) => void;
  signal?: AbortSignal;
};
type Uploads = 'file.attach' | 'talk.attach';

/** Sends a form with a file. By the older call, since `fetch` does not tell how far it is. Throws what `refusalOf` reads. */
export function postForm<Path extends Uploads>(
  path: Path,
  fields: Record<string, string | File>,
  options: Options,
): Promise<Answer<Path>> {
  const body = new FormData();
  for (const [name, value] of Object.entries(fields)) body.set(name, value);
  return answerOf(() => post(path, body, options));
}

function post(path: string, body: FormData, { onShare, signal }: Options): Promise<Response> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open('POST', `${ADDRESS}/${path}`);
    for (const [name, value] of Object.entries(pageHeaders())) request.setRequestHeader(name, value);
    request.upload.addEventListener('progress', ({ loaded, total }) =>
      onShare?.(Math.min(loaded / total, 0.99)),
    );
    request.upload.addEventListener('load', () => onShare?.(1));
    request.addEventListener('load', () => resolve(new Response(request.responseText)));
    for (const end of ['error', 'abort', 'timeout'])
      request.addEventListener(end, () => reject(new Error(`The upload ended: ${end}`)));
    signal?.addEventListener('abort', () => request.abort(), { once: true });
    request.send(body);
  });
}
