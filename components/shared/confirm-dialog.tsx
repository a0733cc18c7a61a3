import { useState } from 'react';
import { Button } from '#components/ui/button.tsx';
import { Dialog } from '#components/ui/dialog.tsx';
import { leaveIfSignedOut, refusalOf } from './api.ts';

type ConfirmDialogProps = {
  title: string;
  description: string;
  /** Deletes it, and leaves for another page. Throws what `refusalOf` reads. */
  remove: () => Promise<void>;
  onClose: () => void;
};

/** Asks before something is deleted for good, and says why it could not be. */
export function ConfirmDialog({ title, description, remove, onClose }: ConfirmDialogProps) {
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState('');

  async function confirm() {
    setBusy(true);
    try {
      await remove();
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
      title={title}
      description={description}
      footer={
        <>
          <Button onClick={onClose}>Keep it</Button>
          <Button variant="danger" busy={busy} onClick={() => void confirm()}>
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
