import type { Metadata } from 'next';
import { ChatApp } from '#components/chat/chat-app.tsx';
import { firstData } from '../../first-data.ts';

type Props = { params: Promise<{ id: string }> };

export default async function ConversationPage({ params }: Props) {
  return <ChatApp first={await firstData((await params).id)} />;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { open } = await firstData((await params).id);
  return { title: open?.view?.conversation.title ?? 'No such chat' };
}
