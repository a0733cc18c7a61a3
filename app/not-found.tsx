import type { Metadata } from 'next';
import Link from 'next/link';
import { OffStage } from '#components/shared/off-stage.tsx';
import { buttonStyle } from '#components/ui/button-style.ts';

export const metadata: Metadata = { title: 'Not found' };

export default function NotFound() {
  return (
    <OffStage title="Nobody by that name back here.">
      <p>The page is gone, or it never was, or it belongs to somebody else.</p>
      <p className="mt-6">
        <Link href="/" className={buttonStyle({ variant: 'primary' })}>
          Back to the chat
        </Link>
      </p>
    </OffStage>
  );
}
