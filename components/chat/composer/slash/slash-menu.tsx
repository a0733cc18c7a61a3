import { type RefObject, useEffect, useEffectEvent, useId, useRef, useState } from 'react';
import type { PromptView } from '#server/domain/prompt/view.ts';
import { variablesOf } from '#server/domain/prompt-text/schema.ts';
import { mutate } from '#components/shared/api.ts';
import { fillPrompt, openVariables, type Values } from '#components/shared/fill-prompt.ts';
import { isComposition } from '#components/shared/is-composition.ts';
import { useChat } from '../../chat-context.ts';
import { FillIn } from './fill-in.tsx';
import { insertText } from './insert-text.ts';
import { SlashList } from './slash-list.tsx';
import { slashAfter } from './slash-query.ts';
import { useOffer } from './use-offer.ts';
import { useSlashQuery } from './use-slash-query.ts';

export type SlashMenuProps = {
  field: RefObject<HTMLTextAreaElement | null>;
  /** How often its button was pressed. */
  asked: number;
};

/** A prompt that is being filled in, and what of the composer's text it will replace. */
type Filling = { prompt: PromptView; start: number; end: number; openId: string | null };

/** Puts prompts into the message: a `/` that begins a line asks for them, and the composer's own keys choose. */
export function SlashMenu({ field, asked }: SlashMenuProps) {
  const { openId } = useChat();
  const id = useId();
  const { query, dismiss } = useSlashQuery(field);
  const { offer, loading, problem, retry } = useOffer(query?.words ?? null);
  const [chosen, setChosen] = useState({ words: '', index: 0 });
  const [begun, setFilling] = useState<Filling | null>(null);
  // What was begun in one chat is not for another.
  const filling = begun?.openId === openId ? begun : null;
  /** The `/` that the button typed, and where its typing began: given up, it goes again. */
  const typed = useRef<{ at: number; from: number } | null>(null);

  const index = query?.words === chosen.words ? Math.min(chosen.index, Math.max(0, offer.length - 1)) : 0;
  const waits = loading && offer.length === 0 && problem === null;
  // Words that name no prompt are on their way to somebody else.
  const isOpen = query !== null && filling === null && (offer.length > 0 || query.words === '' || waits);

  const press = useEffectEvent((event: KeyboardEvent) => {
    if (!isOpen || isComposition(event, Number.POSITIVE_INFINITY)) return;
    const { key, shiftKey, ctrlKey, metaKey, altKey } = event;
    if (ctrlKey || metaKey || altKey || shiftKey) return;
    const choose = (next: number) => setChosen({ words: query.words, index: next });
    if (key === 'Escape') giveUp();
    else if (key === 'ArrowDown' && offer.length > 0) choose((index + 1) % offer.length);
    else if (key === 'ArrowUp' && offer.length > 0) choose((index + offer.length - 1) % offer.length);
    else if ((key === 'Enter' || key === 'Tab') && offer[index] !== undefined) pick(offer[index]);
    else if (!(key === 'Enter' && waits)) return;
    event.preventDefault();
    event.stopPropagation();
  });

  useEffect(() => {
    const area = field.current;
    area?.addEventListener('keydown', press);
    return () => area?.removeEventListener('keydown', press);
  }, [field]);

  const ask = useEffectEvent(() => {
    const area = field.current;
    if (area === null) return;
    if (query !== null) return area.focus();
    const end = area.value.trimEnd() === '' ? 0 : area.value.length;
    insertText(area, slashAfter(area.value.slice(0, end)), end, area.value.length);
    typed.current = { at: area.value.length - 1, from: end };
  });
  useEffect(() => {
    if (asked > 0) ask();
  }, [asked]);

  useEffect(() => {
    const area = field.current;
    if (!isOpen || area === null) return undefined;
    area.setAttribute('role', 'combobox');
    area.setAttribute('aria-autocomplete', 'list');
    area.setAttribute('aria-haspopup', 'listbox');
    area.setAttribute('aria-expanded', 'true');
    area.setAttribute('aria-controls', `${id}-list`);
    return () => {
      for (const name of ['role', 'aria-autocomplete', 'aria-haspopup', 'aria-expanded', 'aria-controls'])
        area.removeAttribute(name);
    };
  }, [field, id, isOpen]);

  const active = isOpen && offer.length > 0 ? `${id}-list-${index}` : null;
  useEffect(() => {
    if (active === null) return undefined;
    const area = field.current;
    area?.setAttribute('aria-activedescendant', active);
    return () => area?.removeAttribute('aria-activedescendant');
  }, [field, active]);

  function giveUp() {
    const area = field.current;
    if (area !== null && query?.words === '' && typed.current?.at === query.at)
      insertText(area, '', typed.current.from, query.at + 1);
    else dismiss();
    typed.current = null;
  }

  function pick(prompt: PromptView) {
    const area = field.current;
    if (area === null || query === null) return;
    const place = { start: query.at, end: query.at + 1 + query.words.length, openId };
    if (variablesOf(prompt.content).length === 0) insert({ prompt, ...place }, {});
    else setFilling({ prompt, ...place });
  }

  function insert({ prompt, start, end }: Filling, values: Values) {
    const area = field.current;
    if (area === null) return;
    setFilling(null);
    typed.current = null;
    const text = fillPrompt(prompt.content, values);
    insertText(area, text, start, end);
    const [open] = openVariables(prompt.content, values);
    const place = open === undefined ? -1 : area.value.indexOf(`{${open}}`, start);
    if (open !== undefined && place >= 0) area.setSelectionRange(place, place + open.length + 2);
    // A use that cannot be counted is not counted.
    mutate('prompt.use', { promptId: prompt.id }).catch(() => {});
  }

  if (filling !== null)
    return (
      <FillIn
        key={filling.prompt.id}
        prompt={filling.prompt}
        onInsert={(values) => insert(filling, values)}
        onBack={() => {
          setFilling(null);
          field.current?.focus();
          field.current?.setSelectionRange(filling.end, filling.end);
        }}
      />
    );
  if (!isOpen && (query === null || problem === null)) return null;
  return (
    <SlashList
      id={`${id}-list`}
      offer={offer}
      index={index}
      loading={loading}
      problem={problem}
      onRetry={retry}
      onPoint={(next) => setChosen({ words: query?.words ?? '', index: next })}
      onPick={pick}
    />
  );
}
