import { ADDRESS, answerOf, type Answer, leaveIfSignedOut, refusalOf } from '#components/shared/api.ts';
import { newId } from '#components/shared/new-id.ts';
import { pageHeaders } from '#components/shared/page-user.ts';
import { persistently } from '#components/shared/persistently.ts';
import type { Attachment, Talk } from './talk.ts';

const MOST = 10;
const LARGEST = 10 * 1024 * 1024;
const TYPES = ['image/png', 'image/jpeg', 'image/webp', 'image/gif'];

/** Takes pictures that go along with what is said next. What is none of it is told before it travels. */
export function attach(talk: Talk, files: readonly File[]): void {
  for (const file of files) {
    const message = refusalBefore(file, talk.attachments.get().length);
    const state = message === '' ? ('uploading' as const) : ('failed' as const);
    const one: Attachment = {
      id: newId(),
      file,
      preview: URL.createObjectURL(file),
      state,
      share: 0,
      media: null,
      message,
    };
    talk.attachments.set([...talk.attachments.get(), one]);
    if (message === '') void upload(talk, one);
    else talk.said.set(`${file.name}: ${message}`);
  }
}

export function detach(talk: Talk, id: string): void {
  for (const one of talk.attachments.get()) if (one.id === id) URL.revokeObjectURL(one.preview);
  talk.attachments.set(talk.attachments.get().filter((one) => one.id !== id));
}

export function retryAttachment(talk: Talk, one: Attachment): void {
  change(talk, one.id, { state: 'uploading', share: 0, message: '' });
  void upload(talk, one);
}

function refusalBefore({ type, size }: File, count: number): string {
  if (!TYPES.includes(type)) return 'Only PNG, JPEG, WebP and GIF pictures can be sent.';
  if (size > LARGEST) return 'It is larger than 10 MB.';
  return count >= MOST ? `${MOST} pictures go along at most.` : '';
}

async function upload(talk: Talk, { id, file }: Attachment): Promise<void> {
  try {
    const media = await persistently(() => send(file, id, (share) => change(talk, id, { share })));
    change(talk, id, { state: 'ready', media });
    talk.said.set(`${file.name} is attached`);
  } catch (error) {
    const refusal = refusalOf(error);
    leaveIfSignedOut(refusal);
    // Whoever got no answer tries again when the network is back.
    const state = mayPass(refusal.status) ? 'waiting' : 'failed';
    change(talk, id, { state, message: refusal.message });
  }
}

/** Whether the same upload may be taken later. */
export function mayPass(status: number | null): boolean {
  return status === null || status === 409 || status === 429 || status >= 500;
}

/** Tries once more what nobody was there to take. */
export function retryWaiting(talk: Talk): void {
  for (const one of talk.attachments.get()) if (one.state === 'waiting') retryAttachment(talk, one);
}

/** By the older call, since `fetch` does not tell how far it is. Sent again under its id it is the same one. */
export function send(
  file: File,
  uploadId: string,
  onShare: (share: number) => void,
): Promise<Answer<'talk.attach'>> {
  const body = new FormData();
  body.set('uploadId', uploadId);
  body.set('file', file);
  const post = () =>
    new Promise<Response>((resolve, reject) => {
      const request = new XMLHttpRequest();
      request.open('POST', `${ADDRESS}/talk.attach`);
      for (const [name, value] of Object.entries(pageHeaders())) request.setRequestHeader(name, value);
      request.upload.addEventListener('progress', ({ loaded, total }) => onShare(loaded / total));
      request.addEventListener('load', () => resolve(new Response(request.responseText)));
      for (const end of ['error', 'abort', 'timeout'])
        request.addEventListener(end, () => reject(new Error(`The upload ended: ${end}`)));
      request.send(body);
    });
  return answerOf(post);
}

function change(talk: Talk, id: string, to: Partial<Attachment>): void {
  talk.attachments.set(talk.attachments.get().map((one) => (one.id === id ? { ...one, ...to } : one)));
}
