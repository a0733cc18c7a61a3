import { Portrait } from '../../portrait.tsx';
import { useTalk } from '../talk-context.ts';
import { Bubble } from './bubble.tsx';

/** How a conversation opens: who this is, and their first words. */
export function Greeting() {
  const { persona } = useTalk();
  const { displayName, avatarUrl, greeting } = persona;
  return (
    <>
      <div className="flex flex-col items-center gap-2 py-6 text-center">
        <Portrait src={avatarUrl} name={displayName} className="size-24 text-4xl" />
        <p className="max-w-full font-display text-xl wrap-anywhere">{displayName}</p>
        <p className="max-w-md text-sm wrap-anywhere text-muted">
          {displayName} is an AI persona. What it says is made by a model and may be wrong.
        </p>
      </div>
      {greeting !== '' && (
        <Bubble mine={false} follows={false} label={`${displayName} said`}>
          <p className="whitespace-pre-wrap">{greeting}</p>
        </Bubble>
      )}
    </>
  );
}
