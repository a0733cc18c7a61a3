import { RoomHeader } from '#components/shared/room-header.tsx';
import { usePrompts } from './prompts-context.ts';

/** Where one is, and who one is. */
export function Header() {
  const { prompts } = usePrompts();
  return <RoomHeader here="/prompts" me={prompts.me} className="border-b" />;
}
