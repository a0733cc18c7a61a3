import { pageHeaders } from '#components/shared/page-user.ts';
import { ADDRESS, type Answer, answerOf } from '#components/shared/api.ts';

type Forms = {
  'persona.previewCard': { file: File };
  'persona.importCard': { file: File; name: string; requestKey: string };
  'persona.setPortrait': { persona: string; file: File };
};

/** Sends a form with a file to one of the procedures that take one. Throws what `refusalOf` reads. */
export function sendForm<Path extends keyof Forms>(path: Path, fields: Forms[Path]): Promise<Answer<Path>> {
  const body = new FormData();
  for (const [name, value] of Object.entries(fields)) body.set(name, value);
  return answerOf(() => fetch(`${ADDRESS}/${path}`, { method: 'POST', headers: pageHeaders(), body }));
}
