import { IconButton } from '#components/ui/button.tsx';
import { mediaShapes } from '#components/ui/media-shapes.tsx';

/** Where there is a keyboard to speak of. */
export function HelpButton({ onClick }: { onClick: () => void }) {
  return (
    <IconButton
      label="Keyboard shortcuts"
      icon={mediaShapes.help}
      onClick={onClick}
      className="pointer-coarse:hidden max-sm:hidden"
    />
  );
}
