import { describe, expect, it } from 'vitest';
import { placeMenu } from '#components/ui/place-menu.ts';

const viewport = { width: 400, height: 600 };
const menu = { width: 180, height: 200 };

function button(left: number, top: number) {
  return { left, right: left + 32, top, bottom: top + 32 };
}

describe('placeMenu', () => {
  it('opens below its button, flush with the side asked for', () => {
    expect(placeMenu(button(100, 40), menu, viewport, 'start')).toMatchObject({ left: 100, top: 76 });
    expect(placeMenu(button(300, 40), menu, viewport, 'end')).toMatchObject({ left: 152, top: 76 });
  });

  it('opens above where there is more room', () => {
    expect(placeMenu(button(100, 540), menu, viewport, 'start').top).toBe(540 - 4 - 200);
  });

  it('stays inside at both sides', () => {
    expect(placeMenu(button(390, 40), menu, viewport, 'start').left).toBe(400 - 180 - 8);
    expect(placeMenu(button(0, 40), menu, viewport, 'end').left).toBe(8);
  });

  it('is cut to the room there is, and ends at its button', () => {
    const tall = { width: 180, height: 2000 };
    const above = placeMenu(button(100, 400), tall, viewport, 'start');
    expect(above.maxHeight).toBe(400 - 4 - 8);
    expect(above.top + above.maxHeight).toBe(396);
    expect(placeMenu(button(100, 100), tall, viewport, 'start')).toMatchObject({ top: 136, maxHeight: 456 });
  });
});
