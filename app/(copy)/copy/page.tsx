import type { Metadata } from 'next';
import { CopyApp } from '#components/copy/copy-app.tsx';
import { firstData } from './first-data.ts';

export const metadata: Metadata = { title: 'Copy' };

type Props = { searchParams: Promise<{ tab?: string | string[] }> };

export default async function CopyPage({ searchParams }: Props) {
  const { tab } = await searchParams;
  // Of a name that comes several times, the first counts, as in a browser's own reading.
  const named = Array.isArray(tab) ? tab[0] : tab;
  return <CopyApp first={await firstData(named || null)} />;
}
