'use client';

import { Segments } from '#components/ui/segments.tsx';
import { rareShapes } from '#components/ui/rare-shapes.tsx';
import { setTheme, useTheme } from './theme.ts';

/** Light, dark, or as the system has it. */
export function ThemeChoice() {
  const theme = useTheme();
  return (
    <Segments
      legend="Theme"
      name="theme"
      value={theme}
      onChange={setTheme}
      options={[
        { value: 'light', label: 'Light', icon: rareShapes.sun },
        { value: 'dark', label: 'Dark', icon: rareShapes.moon },
        { value: 'system', label: 'System', icon: rareShapes.monitor },
      ]}
    />
  );
}
