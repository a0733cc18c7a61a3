import { type MediaKind, MediaFailure, type MediaProvider } from '#server/kernel/media.ts';

/** Without its key or address a provider makes nothing. */
export function notConfigured(provider: MediaProvider): MediaFailure {
  return new MediaFailure('unavailable', `The provider ${provider} is not configured here.`, {
    outcome: 'rejected',
  });
}

/** The route names a provider that makes other kinds of media. */
export function notMadeHere(provider: MediaProvider, kind: MediaKind): MediaFailure {
  return new MediaFailure('unavailable', `The provider ${provider} makes no ${NOUNS[kind]}.`, {
    outcome: 'rejected',
  });
}

const NOUNS: Record<MediaKind, string> = { image: 'images', video: 'videos', voice: 'speech' };
