import { classNames } from './class-names.ts';

export type ButtonVariant = 'primary' | 'secondary' | 'ghost' | 'danger';
export type ButtonSize = 'sm' | 'md';

const base =
  'inline-flex items-center justify-center gap-2 rounded-control font-medium select-none transition-colors ' +
  'disabled:opacity-55 disabled:cursor-default aria-disabled:opacity-55 aria-disabled:cursor-default';

const variants: Record<ButtonVariant, string> = {
  primary: 'bg-accent text-accent-fg enabled:hover:bg-accent-strong [a&]:hover:bg-accent-strong',
  secondary: 'border border-border bg-surface text-fg enabled:hover:bg-surface-2 [a&]:hover:bg-surface-2',
  ghost:
    'text-muted enabled:hover:bg-surface-2 enabled:hover:text-fg [a&]:hover:bg-surface-2 [a&]:hover:text-fg',
  danger: 'bg-danger text-danger-fg enabled:hover:opacity-90',
};

const sizes: Record<ButtonSize, string> = { sm: 'h-8 px-3 text-sm', md: 'h-10 px-4' };
const squares: Record<ButtonSize, string> = { sm: 'size-8', md: 'size-10' };

type Style = { variant?: ButtonVariant; size?: ButtonSize; className?: string | undefined };

/** The look of a button, for links too. */
export function buttonStyle({ variant = 'secondary', size = 'md', className }: Style = {}): string {
  return classNames(base, variants[variant], sizes[size], className);
}

/** The look of a square button that holds one icon. */
export function iconButtonStyle({ variant = 'ghost', size = 'sm', className }: Style = {}): string {
  return classNames(base, variants[variant], squares[size], 'shrink-0', className);
}
