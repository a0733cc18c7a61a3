import { useTalk } from '../talk-context.ts';

/** Stands where one would write to a persona that is not there for one any more. */
export function Closed() {
  const { displayName } = useTalk().persona;
  return (
    <p className="mx-auto w-full max-w-3xl px-3 pt-3 pb-[max(1.25rem,env(safe-area-inset-bottom))] text-center text-sm text-muted md:px-6">
      {displayName} was removed or made private. What you said to each other stays here until you delete the
      conversation.
    </p>
  );
}
