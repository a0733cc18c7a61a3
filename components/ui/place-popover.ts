import { placeMenu } from './place-menu.ts';

/** Puts a popover that is shown beside its button, and no taller than the room there: what is more, scrolls. */
export function placePopover(popover: HTMLElement, button: HTMLElement, align: 'start' | 'end'): void {
  popover.style.maxHeight = '';
  const size = { width: popover.offsetWidth, height: popover.offsetHeight };
  const viewport = { width: document.documentElement.clientWidth, height: window.innerHeight };
  const { left, top, maxHeight } = placeMenu(button.getBoundingClientRect(), size, viewport, align);
  popover.style.left = `${left}px`;
  popover.style.top = `${top}px`;
  popover.style.maxHeight = `${maxHeight}px`;
}
