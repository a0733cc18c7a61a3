import type { Metadata } from 'next';
import { OffStage } from '#components/shared/off-stage.tsx';
import { buttonStyle } from '#components/ui/button-style.ts';

export const metadata: Metadata = { title: 'Not found' };

export default function NotFound() {
  return (
    <OffStage title="Nobody by that name back here.">
      <p>The page is gone, or it never was, or it belongs to somebody else.</p>
      <p className="mt-6">
        {/* oxlint-disable-next-line nextjs/no-html-link-for-pages -- next/link would load with every page, for this one link */}
        <a href="/" className={buttonStyle({ variant: 'primary' })}>
          Back to the chat
        </a>
      </p>
    </OffStage>
  );
}
