import type { Metadata } from 'next';
import { StudioApp } from '#components/studio/studio-app.tsx';
import { firstData } from './first-data.ts';

export const metadata: Metadata = { title: 'Studio' };

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export default async function StudioPage({ searchParams }: Props) {
  return <StudioApp first={await firstData(addressOf(await searchParams))} />;
}

/** Of a name that comes several times, the first counts, as in a browser's own reading. */
function addressOf(given: Awaited<Props['searchParams']>): URLSearchParams {
  const address = new URLSearchParams();
  for (const [name, value] of Object.entries(given)) {
    const first = Array.isArray(value) ? value[0] : value;
    if (first !== undefined) address.set(name, first);
  }
  return address;
}
