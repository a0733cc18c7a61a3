import type { ComponentProps } from 'react';
import { type ButtonSize, type ButtonVariant, buttonStyle, iconButtonStyle } from './button-style.ts';
import { Icon, type IconSource } from './icon.tsx';
import { Spinner } from './spinner.tsx';

type ButtonProps = ComponentProps<'button'> & {
  variant?: ButtonVariant;
  size?: ButtonSize;
  /** Shows that its work is under way and ignores clicks; focus stays. */
  busy?: boolean;
};

/** A button with words on it. Give `type="submit"` inside forms. */
export function Button({ variant, size, busy = false, className, children, onClick, ...rest }: ButtonProps) {
  return (
    <button
      type="button"
      {...rest}
      className={buttonStyle({ ...(variant && { variant }), ...(size && { size }), className })}
      aria-disabled={busy || rest['aria-disabled'] || undefined}
      onClick={busy ? (event) => event.preventDefault() : onClick}
    >
      {busy && <Spinner />}
      {children}
    </button>
  );
}

type IconButtonProps = Omit<ComponentProps<'button'>, 'children' | 'aria-label'> & {
  label: string;
  icon: IconSource;
  variant?: ButtonVariant;
  size?: ButtonSize;
};

/** A square button with one icon; `label` is its name, and its tooltip. */
export function IconButton({ label, icon, variant, size, className, ...rest }: IconButtonProps) {
  return (
    <button
      type="button"
      title={label}
      {...rest}
      aria-label={label}
      className={iconButtonStyle({ ...(variant && { variant }), ...(size && { size }), className })}
    >
      <Icon name={icon} className={size === 'md' ? 'size-5' : 'size-4.5'} />
    </button>
  );
}
