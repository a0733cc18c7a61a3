'use client';

import { OffStage } from '#components/shared/off-stage.tsx';
import { Button } from '#components/ui/button.tsx';
import { buttonStyle } from '#components/ui/button-style.ts';

type ErrorPageProps = { error: unknown; retry: () => void };

export default function ErrorPage({ error, retry }: ErrorPageProps) {
  const digest = error instanceof Error && 'digest' in error ? String(error.digest) : null;
  return (
    <OffStage title="Something fell over backstage.">
      <p>
        The page could not be shown. What you wrote and what was answered is stored; nothing of it is lost.
      </p>
      <p className="mt-6 flex flex-wrap justify-center gap-2">
        <Button variant="primary" onClick={retry}>
          Try again
        </Button>
        {/* A full load, because the router itself may be what fell. */}
        {/* oxlint-disable-next-line nextjs/no-html-link-for-pages -- see above */}
        <a href="/" className={buttonStyle()}>
          Back to the chat
        </a>
      </p>
      {digest && <p className="mt-8 text-sm">In the server’s log this is error {digest}.</p>}
    </OffStage>
  );
}
