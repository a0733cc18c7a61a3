import { setTheme, useTheme } from '#components/shared/theme.ts';
import { MenuItem } from '#components/ui/menu.tsx';
import { rareShapes } from '#components/ui/rare-shapes.tsx';

/** Light, dark, or as the system has it, as items of a menu. */
export function ThemeItems() {
  const theme = useTheme();
  return (
    <>
      <MenuItem icon={rareShapes.sun} checked={theme === 'light'} onSelect={() => setTheme('light')}>
        Light
      </MenuItem>
      <MenuItem icon={rareShapes.moon} checked={theme === 'dark'} onSelect={() => setTheme('dark')}>
        Dark
      </MenuItem>
      <MenuItem icon={rareShapes.monitor} checked={theme === 'system'} onSelect={() => setTheme('system')}>
        As the system
      </MenuItem>
    </>
  );
}
