import { useRouter } from 'next/navigation';
import { useState } from 'react';
import type { PersonaView } from '#server/domain/persona/view.ts';
import { leaveIfSignedOut, mutate, refusalOf } from '#components/shared/api.ts';
import { Button } from '#components/ui/button.tsx';
import { Dialog } from '#components/ui/dialog.tsx';

type DeleteDialogProps = { persona: PersonaView; onClose: () => void };

/** Asks before a persona is taken away from everybody. */
export function DeleteDialog({ persona, onClose }: DeleteDialogProps) {
  const router = useRouter();
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState('');

  async function remove() {
    setBusy(true);
    try {
      await mutate('persona.remove', { persona: persona.id });
      router.push('/influencers');
    } catch (error) {
      const refusal = refusalOf(error);
      leaveIfSignedOut(refusal);
      setProblem(refusal.message);
      setBusy(false);
    }
  }

  return (
    <Dialog
      open
      onClose={onClose}
      title={`Delete ${persona.displayName}?`}
      description="Nobody can talk to it any more, and this cannot be undone: export the card first if you may want it back. Conversations stay readable to whoever had them."
      footer={
        <>
          <Button onClick={onClose}>Keep it</Button>
          <Button variant="danger" busy={busy} onClick={() => void remove()}>
            Delete
          </Button>
        </>
      }
    >
      {problem !== '' && (
        <p role="alert" className="text-sm text-danger">
          {problem}
        </p>
      )}
    </Dialog>
  );
}
