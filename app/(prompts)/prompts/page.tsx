import type { Metadata } from 'next';
import { PromptsApp } from '#components/prompts/prompts-app.tsx';
import { promptIn } from '#components/prompts/state/address.ts';
import { firstData } from './first-data.ts';

export const metadata: Metadata = { title: 'Prompts' };

type Props = { searchParams: Promise<{ prompt?: string | string[] }> };

export default async function PromptsPage({ searchParams }: Props) {
  const { prompt } = await searchParams;
  // Of a name that comes several times, the first counts, as in a browser's own reading.
  const named = Array.isArray(prompt) ? prompt[0] : prompt;
  return <PromptsApp first={await firstData(promptIn(new URLSearchParams({ prompt: named ?? '' })))} />;
}
