import { type Answer, leaveIfSignedOut, refusalOf } from '#components/shared/api.ts';
import { newId } from '#components/shared/new-id.ts';
import { persistently } from '#components/shared/persistently.ts';
import { postForm } from '#components/shared/post-form.ts';
import { tryLater } from './try-later.ts';
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
    const state = mayPass(refusal.status) ? 'waiting' : 'failed';
    change(talk, id, { state, message: refusal.message });
    if (state === 'waiting') tryLater(talk);
  }
}

/** Whether the same upload may be taken later; `null`: no answer came. */
export function mayPass(status: number | null): boolean {
  return status === null || status === 409 || status === 429 || status >= 500;
}

/** Tries once more what nobody was there to take. */
export function retryWaiting(talk: Talk): void {
  for (const one of talk.attachments.get()) if (one.state === 'waiting') retryAttachment(talk, one);
}

/** Sent again under its id it is the same one. */
export function send(
  file: File,
  uploadId: string,
  onShare?: (share: number) => void,
): Promise<Answer<'talk.attach'>> {
  return postForm('talk.attach', { file, uploadId }, onShare === undefined ? {} : { onShare });
}

function change(talk: Talk, id: string, to: Partial<Attachment>): void {
  talk.attachments.set(talk.attachments.get().map((one) => (one.id === id ? { ...one, ...to } : one)));
}
