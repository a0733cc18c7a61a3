import { Mark } from '#components/shared/mark.tsx';
import { useChat } from '../chat-context.ts';

/** The room before the first word. */
export function Welcome() {
  const { chat } = useChat();
  const name = chat.me.name?.split(' ', 1)[0];
  return (
    <div className="flex flex-1 flex-col items-center justify-end gap-4 px-6 pb-7 text-center">
      <Mark className="size-11" />
      <h1 className="font-display text-3xl/tight text-balance">
        {name ? `You’re on in five, ${name}.` : 'You’re on in five.'}
        <span className="block text-muted">What shall we rehearse?</span>
      </h1>
    </div>
  );
}
