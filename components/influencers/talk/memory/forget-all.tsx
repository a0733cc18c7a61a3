import { type MouseEvent, useState } from 'react';
import { mutate } from '#components/shared/api.ts';
import { Button } from '#components/ui/button.tsx';

type ForgetAllProps = {
  personaId: string;
  /** How many there are, shown or not. */
  total: number;
  change: (work: () => Promise<unknown>) => Promise<boolean>;
};

/** Not the second press of two quick ones, under which the button may have become another. */
const once = ({ detail }: MouseEvent) => detail < 2;

/** Asks before everything goes. */
export function ForgetAll({ personaId, total, change }: ForgetAllProps) {
  const [asking, setAsking] = useState(false);
  const [busy, setBusy] = useState(false);
  const number = total === 1 ? '1 memory' : `${total} memories`;

  async function forgetAll() {
    setBusy(true);
    await change(() => mutate('persona.memories.forgetAll', { personaId }));
    setBusy(false);
    setAsking(false);
  }

  return (
    <>
      {asking && (
        <p role="status" className="basis-full text-sm">
          {`Forget ${number} for good? Also what is pinned, what you wrote yourself, and what was said in programs’ sessions. The conversation stays as it is.`}
        </p>
      )}
      {/* The same button, so that the focus stays. */}
      <Button onClick={(event) => once(event) && setAsking(!asking)}>
        {asking ? 'Keep them' : 'Forget everything'}
      </Button>
      {asking && (
        <Button variant="danger" busy={busy} onClick={(event) => once(event) && void forgetAll()}>
          {`Forget ${number}`}
        </Button>
      )}
    </>
  );
}
