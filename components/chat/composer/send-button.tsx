import { IconButton } from '#components/ui/button.tsx';

type SendButtonProps = { live: boolean; stopping: boolean; empty: boolean; onStop: () => void };

/** Sends; while an answer comes it stops that, in the same place. */
export function SendButton({ live, stopping, empty, onStop }: SendButtonProps) {
  const look = 'rounded-full';
  if (live) {
    return (
      <IconButton
        key="stop"
        variant="primary"
        className={look}
        icon="stop"
        label={stopping ? 'Stopping…' : 'Stop generating'}
        aria-keyshortcuts="Escape"
        aria-disabled={stopping || undefined}
        onClick={onStop}
      />
    );
  }
  return (
    <IconButton
      key="send"
      type="submit"
      variant="primary"
      className={look}
      icon="send"
      label="Send"
      disabled={empty}
    />
  );
}
