'use client';

import { useState } from 'react';
import { Button } from '#components/ui/button.tsx';
import { Dialog } from '#components/ui/dialog.tsx';
import type { NewApiKey } from './api-key.ts';
import { KeyForm } from './key-form.tsx';
import { NewKey } from './new-key.tsx';

type CreateKeyDialogProps = { open: boolean; onClose: () => void; exampleModel: string };

const FORM = 'create-key';

/** Makes a key, then shows its secret this one time. */
export function CreateKeyDialog({ open, onClose, exampleModel }: CreateKeyDialogProps) {
  const [made, setMade] = useState<NewApiKey | null>(null);
  const [busy, setBusy] = useState(false);

  function close() {
    setMade(null);
    onClose();
  }

  return (
    <Dialog
      open={open}
      onClose={close}
      lightDismiss={false}
      title={made ? 'Your new key' : 'New API key'}
      description={made && 'Copy it now: it cannot be shown again.'}
      footer={
        made ? (
          <Button variant="primary" onClick={close}>
            Done
          </Button>
        ) : (
          <>
            <Button onClick={close}>Cancel</Button>
            <Button type="submit" form={FORM} variant="primary" busy={busy}>
              Create key
            </Button>
          </>
        )
      }
    >
      {made ? (
        <NewKey made={made} model={exampleModel} />
      ) : (
        <KeyForm id={FORM} onBusy={setBusy} onMade={setMade} />
      )}
    </Dialog>
  );
}
