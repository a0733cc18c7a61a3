import { useState } from 'react';
import type { ReactNode } from 'react';
import { safeImage } from './safe-url.ts';

const IMAGE = 'my-2 inline-block h-auto max-h-[32rem] max-w-full rounded-lg';
const PLACEHOLDER =
  'inline-flex min-h-6 items-center rounded border border-border px-2 text-sm text-accent underline underline-offset-2';

interface MarkdownImageProps {
  url: string;
  title: string;
  alt: string;
}

/**
 * Our own assets are shown. An image elsewhere is fetched only when the reader asks for it: its address could carry
 * words of the conversation away.
 */
export function MarkdownImage({ url, title, alt }: MarkdownImageProps): ReactNode {
  const [asked, setAsked] = useState(false);
  const image = safeImage(url);
  if (!image) return alt;
  if (image.kind === 'remote' && !asked) {
    return (
      <button type="button" className={PLACEHOLDER} onClick={() => setAsked(true)}>
        Show image: {alt === '' ? '' : `${alt} — `}
        {image.host}
      </button>
    );
  }
  return (
    // oxlint-disable-next-line next/no-img-element -- the reader's browser fetches it, never our image optimiser
    <img
      src={image.src}
      alt={alt}
      title={title || undefined}
      className={IMAGE}
      loading="lazy"
      referrerPolicy="no-referrer"
    />
  );
}
