import { useEffect, useState } from 'react';
import { Icon } from '#components/ui/icon.tsx';
import { bringsFiles } from '../brings-files.ts';
import { LIMITS } from '../state/attachments.ts';
import { fileShape } from './file-shape.tsx';

/** Covers the page while files are dragged over it: they may be dropped anywhere. */
export function DropTarget() {
  const [over, setOver] = useState(false);

  useEffect(() => {
    const controller = new AbortController();
    const options = { signal: controller.signal };
    window.addEventListener('dragover', (event) => setOver(bringsFiles(event.dataTransfer)), options);
    window.addEventListener('drop', () => setOver(false), options);
    window.addEventListener('dragleave', (event) => event.relatedTarget === null && setOver(false), options);
    return () => controller.abort();
  }, []);

  if (!over) return null;
  return (
    <div className="pointer-events-none fixed inset-0 z-40 bg-bg/80 p-4 text-fg backdrop-blur-xs">
      <div className="flex size-full flex-col items-center justify-center gap-3 rounded-card border-2 border-dashed border-accent text-center">
        <Icon name={fileShape} className="size-10 text-accent" />
        <p className="font-display text-2xl">Drop PDFs to attach them</p>
        <p className="text-sm text-muted">Up to 10 MB each, {LIMITS.files} in a chat</p>
      </div>
    </div>
  );
}
