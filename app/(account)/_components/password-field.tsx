'use client';

import { type ComponentProps, useState } from 'react';
import { IconButton } from '#components/ui/button.tsx';
import { TextField } from '#components/ui/text-field.tsx';
import { rareShapes } from '#components/ui/rare-shapes.tsx';

/** A password that can be shown while it is typed. */
export function PasswordField(props: Omit<ComponentProps<typeof TextField>, 'type' | 'trailing'>) {
  const [shown, setShown] = useState(false);
  return (
    <TextField
      {...props}
      type={shown ? 'text' : 'password'}
      autoCapitalize="none"
      autoCorrect="off"
      spellCheck={false}
      trailing={
        <IconButton
          label={shown ? 'Hide password' : 'Show password'}
          icon={shown ? rareShapes.eyeOff : rareShapes.eye}
          onClick={() => setShown(!shown)}
        />
      }
    />
  );
}
