import { ownKey } from '#components/shared/page-user.ts';
import { type Draft, EMPTY_DRAFT } from './draft.ts';

const key = () => ownKey('studio-draft');

/** What was in the composer when this browser was last here; the empty one where nothing readable was kept. */
export function readDraft(): Draft {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(key()) ?? 'null');
    return typeof kept === 'object' && kept !== null ? draftOf(kept) : EMPTY_DRAFT;
  } catch {
    // Storage can be forbidden, or hold something older: the composer then begins empty.
    return EMPTY_DRAFT;
  }
}

export function writeDraft(draft: Draft): void {
  try {
    localStorage.setItem(key(), JSON.stringify(draft));
  } catch {
    // A full or forbidden storage must not keep anybody from writing.
  }
}

function draftOf(kept: object): Draft {
  const at = (name: keyof Draft): unknown => Reflect.get(kept, name);
  const size = at('size');
  const videoSize = at('videoSize');
  const models = textsIn(at('models'));
  const source = textsIn(at('source'));
  return {
    kind: oneOf(['image', 'video', 'voice'], at('kind'), EMPTY_DRAFT.kind),
    models: {
      ...(models['image'] !== undefined && { image: models['image'] }),
      ...(models['video'] !== undefined && { video: models['video'] }),
      ...(models['voice'] !== undefined && { voice: models['voice'] }),
    },
    prompt: text(at('prompt'), EMPTY_DRAFT.prompt),
    style: text(at('style'), EMPTY_DRAFT.style),
    size: isSize(size) ? size : EMPTY_DRAFT.size,
    videoSize: isSize(videoSize) ? videoSize : null,
    seconds: within(1, 10, at('seconds'), EMPTY_DRAFT.seconds),
    source:
      source['generationId'] !== undefined && source['key'] !== undefined
        ? { generationId: source['generationId'], key: source['key'] }
        : null,
    voice: text(at('voice'), EMPTY_DRAFT.voice),
    speed: within(0.5, 2, at('speed'), 1),
    pitch: within(0.5, 2, at('pitch'), 1),
    emotion: oneOf(['neutral', 'happy', 'sad', 'angry', 'excited', 'calm'], at('emotion'), 'neutral'),
    project: text(at('project'), ''),
  };
}

const text = (value: unknown, otherwise: string) => (typeof value === 'string' ? value : otherwise);

function within(least: number, most: number, value: unknown, otherwise: number): number {
  return typeof value === 'number' && value >= least && value <= most ? value : otherwise;
}

function oneOf<Choice extends string>(choices: readonly Choice[], value: unknown, otherwise: Choice): Choice {
  return choices.find((choice) => choice === value) ?? otherwise;
}

function textsIn(value: unknown): Record<string, string> {
  if (typeof value !== 'object' || value === null) return {};
  return Object.fromEntries(Object.entries(value).filter(([, entry]) => typeof entry === 'string'));
}

function isSize(value: unknown): value is { width: number; height: number } {
  if (typeof value !== 'object' || value === null) return false;
  const isSide = (name: string) => within(256, 2048, Reflect.get(value, name), 0) > 0;
  return isSide('width') && isSide('height');
}
