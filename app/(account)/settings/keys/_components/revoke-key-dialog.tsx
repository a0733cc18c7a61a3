'use client';

import { type RefObject, useState } from 'react';
import { errorText } from '#components/shared/error-text.ts';
import { trpc } from '#components/shared/trpc.ts';
import { Button } from '#components/ui/button.tsx';
import { Dialog } from '#components/ui/dialog.tsx';
import { useToast } from '#components/ui/toast.tsx';
import type { ApiKey } from './api-key.ts';

type RevokeKeyDialogProps = {
  apiKey: ApiKey | null;
  onClose: () => void;
  fallbackFocus: RefObject<HTMLElement | null>;
};

/** Asks before `apiKey` stops working for good; `null`: nothing is asked. */
export function RevokeKeyDialog({ apiKey, onClose, fallbackFocus }: RevokeKeyDialogProps) {
  const toast = useToast();
  const utils = trpc.useUtils();
  const [failure, setFailure] = useState('');
  const revoke = trpc.apiKey.revoke.useMutation({
    onSuccess: async () => {
      await utils.apiKey.list.invalidate();
      close();
      toast.show({ text: 'Key revoked.' });
    },
    onError: (error) => setFailure(errorText(error)),
  });

  function close() {
    setFailure('');
    onClose();
  }

  return (
    <Dialog
      open={apiKey !== null}
      onClose={close}
      fallbackFocus={fallbackFocus}
      title={`Revoke “${apiKey?.name ?? ''}”?`}
      description="Programs that use it are refused from this moment on. This cannot be undone."
      footer={
        <>
          <Button onClick={close}>Keep it</Button>
          <Button
            variant="danger"
            busy={revoke.isPending}
            onClick={() => apiKey && revoke.mutate({ id: apiKey.id })}
          >
            Revoke key
          </Button>
        </>
      }
    >
      {failure && (
        <p role="alert" className="text-sm text-danger">
          {failure}
        </p>
      )}
    </Dialog>
  );
}
