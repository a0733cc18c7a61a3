import { type ComponentType, useEffect, useState } from 'react';
import { useStudio } from '../studio-context.ts';

type Detail = ComponentType<{ id: string }>;

/** The generation that the address has open; its code comes with the first one that is opened. */
export function OpenDetail() {
  const { open } = useStudio();
  const [Detail, setDetail] = useState<Detail | null>(null);
  useEffect(() => {
    if (open === null || Detail !== null) return undefined;
    let left = false;
    void import('./detail-dialog.tsx').then((loaded) => left || setDetail(() => loaded.DetailDialog));
    return () => {
      left = true;
    };
  }, [open, Detail]);
  return open !== null && Detail !== null ? <Detail key={open} id={open} /> : null;
}
