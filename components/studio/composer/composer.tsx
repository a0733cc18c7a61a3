import { type KeyboardEvent, useRef, useState } from 'react';
import { autosize } from '#components/shared/autosize.ts';
import { Button } from '#components/ui/button.tsx';
import { classNames } from '#components/ui/class-names.ts';
import { Segments } from '#components/ui/segments.tsx';
import { mediaShapes } from '#components/ui/media-shapes.tsx';
import type { Kind } from '../state/generation.ts';
import { KIND_WORDS, KINDS } from '../state/kind-words.ts';
import { make } from '../store/make.ts';
import { useStudio } from '../studio-context.ts';
import { MakeButton } from './make-button.tsx';
import { Notice } from './notice.tsx';
import { Options } from './options.tsx';
import { SourceImage } from './source-image.tsx';
import { useDraft, useKeptDraft } from './use-draft.ts';

const ICONS = { image: 'image', video: mediaShapes.film, voice: mediaShapes.voice } as const;
const PLACEHOLDERS: Readonly<Record<Kind, string>> = {
  image: 'A lighthouse at dusk, waves below…',
  video: 'The waves roll in, slowly…',
  voice: 'What is to be said…',
};

/** Where one says what to make. Beside the gallery on wide screens, below it on narrow ones; never gone. */
export function Composer() {
  const { studio } = useStudio();
  const prompt = useRef<HTMLTextAreaElement>(null);
  const [draft, change] = useDraft();
  const [more, setMore] = useState(false);
  useKeptDraft(prompt);

  async function submit() {
    const made = await make(studio);
    if (made !== null) setMore(false);
  }

  function onKeyDown(event: KeyboardEvent<HTMLTextAreaElement>) {
    const { key, ctrlKey, metaKey, repeat, nativeEvent } = event;
    if (key !== 'Enter' || !(ctrlKey || metaKey) || repeat || nativeEvent.isComposing) return;
    event.preventDefault();
    void submit();
  }

  return (
    <form
      aria-label="Composer"
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
      className="flex max-h-[80dvh] shrink-0 flex-col border-t border-border bg-surface md:max-h-none md:w-80 md:border-t-0 md:border-r lg:w-88"
    >
      <div className="flex min-h-0 flex-col gap-3 overflow-y-auto px-3 pt-3 md:flex-1 md:gap-4 md:px-4 md:pt-4 [scrollbar-width:thin]">
        <div className="flex items-center justify-between gap-2">
          <Segments
            legend="What to make"
            hideLegend
            name="kind"
            value={draft.kind}
            onChange={(kind) => change({ kind })}
            options={KINDS.map((kind) => ({
              value: kind,
              label: KIND_WORDS[kind].title,
              icon: ICONS[kind],
            }))}
          />
          <Button
            size="sm"
            variant="ghost"
            aria-expanded={more}
            aria-controls="composer-options"
            onClick={() => setMore(!more)}
            className="px-2 md:hidden"
          >
            {more ? 'Less' : 'Options'}
          </Button>
        </div>
        {draft.kind === 'video' && <SourceImage />}
        <textarea
          ref={prompt}
          data-prompt
          rows={2}
          value={draft.prompt}
          maxLength={10_000}
          aria-label={draft.kind === 'voice' ? 'Text' : 'Prompt'}
          aria-keyshortcuts="Control+Enter Meta+Enter"
          placeholder={PLACEHOLDERS[draft.kind]}
          onChange={(event) => {
            autosize(event.currentTarget);
            change({ prompt: event.currentTarget.value });
          }}
          onKeyDown={onKeyDown}
          className="max-h-[30dvh] min-h-16 w-full shrink-0 resize-none rounded-control border border-control bg-bg px-3 py-2 text-base field-sizing-content focus:outline-2 focus:outline-accent md:min-h-28 md:text-[0.9375rem] [scrollbar-width:thin]"
        />
        <div
          id="composer-options"
          className={classNames('flex-col gap-4 pb-3 md:flex', more ? 'flex' : 'hidden')}
        >
          <Options />
        </div>
      </div>
      <div className="flex flex-col gap-2 px-3 pt-2 pb-[max(0.75rem,env(safe-area-inset-bottom))] md:border-t md:border-border md:px-4 md:py-3">
        <Notice />
        <MakeButton />
      </div>
    </form>
  );
}
