import { decode, isBlurhashValid } from 'blurhash';
import { useEffect, useRef } from 'react';

/** Fine enough: it is blurred anyway. */
const SIDE = 24;

/** The colours of a picture before, and around, the picture itself. */
export function Blur({ hash }: { hash: string | null }) {
  const canvas = useRef<HTMLCanvasElement>(null);
  useEffect(() => {
    const drawing = canvas.current?.getContext('2d');
    if (hash === null || !drawing || !isBlurhashValid(hash).result) return;
    const pixels = drawing.createImageData(SIDE, SIDE);
    pixels.data.set(decode(hash, SIDE, SIDE));
    drawing.putImageData(pixels, 0, 0);
  }, [hash]);
  return (
    <canvas
      ref={canvas}
      width={SIDE}
      height={SIDE}
      aria-hidden="true"
      className="absolute inset-0 size-full opacity-60"
    />
  );
}
