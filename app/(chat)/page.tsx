import { ChatApp } from '#components/chat/chat-app.tsx';
import { firstData } from './first-data.ts';

export default async function NewChatPage() {
  return <ChatApp first={await firstData(null)} />;
}
