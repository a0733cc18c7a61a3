import type { CopyBrief, ToneName } from '#server/domain/copy/schema.ts';
import type { CopyRequest } from '#server/domain/copy/view.ts';

/** What the form of a tab holds. */
export type Draft = { title: string; tone: ToneName; feature: string };

export const EMPTY_DRAFT: Draft = { title: '', tone: 'professional', feature: '' };

export function isBlank({ title, feature }: Draft): boolean {
  return title.trim() === '' && feature.trim() === '';
}

/** What a tab's form begins with where nothing was kept: the subject that it is about. */
export function draftFor(requests: readonly CopyRequest[]): Draft {
  const last = requests.at(-1);
  return last === undefined ? EMPTY_DRAFT : { title: last.title, tone: last.tone, feature: '' };
}

/** What is asked for. */
export function briefOf({ title, tone, feature }: Draft): CopyBrief {
  return { title: title.trim(), tone, feature: feature.trim() };
}

export function sameBrief(one: CopyBrief, other: CopyBrief): boolean {
  return one.title === other.title && one.tone === other.tone && one.feature === other.feature;
}

/** The form after the server took `sent`: the subject stays for what is said next; words written meanwhile stay too. */
export function draftAfter(draft: Draft, sent: CopyBrief): Draft {
  return draft.feature.trim() === sent.feature ? { ...draft, feature: '' } : draft;
}
