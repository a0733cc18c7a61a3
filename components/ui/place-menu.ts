type Box = { left: number; right: number; top: number; bottom: number };
type Size = { width: number; height: number };

const GAP = 4;
const MARGIN = 8;

/** Where a menu opens, in CSS pixels of the viewport: below its button, above where there is more room, never outside. */
export function placeMenu(button: Box, menu: Size, viewport: Size, align: 'start' | 'end') {
  const below = viewport.height - button.bottom - GAP - MARGIN;
  const above = button.top - GAP - MARGIN;
  const upward = menu.height > below && above > below;
  const maxHeight = Math.max(upward ? above : below, 0);
  const height = Math.min(menu.height, maxHeight);
  const wanted = align === 'start' ? button.left : button.right - menu.width;
  return {
    left: Math.max(MARGIN, Math.min(wanted, viewport.width - menu.width - MARGIN)),
    top: upward ? button.top - GAP - height : button.bottom + GAP,
    maxHeight,
  };
}
