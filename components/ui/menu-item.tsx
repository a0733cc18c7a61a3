'use client';

import { type ReactNode, use } from 'react';
import { classNames } from './class-names.ts';
import { Icon, type IconSource } from './icon.tsx';
import { MenuContext } from './menu-context.ts';

type MenuItemProps = {
  onSelect: () => void;
  icon?: IconSource;
  /** Given: one of several choices, of which the checked one holds. */
  checked?: boolean;
  disabled?: boolean;
  danger?: boolean;
  /** A second line, quieter. */
  hint?: ReactNode;
  children: ReactNode;
};

/** One action of a `Menu`. The menu closes, focus returns to its button, then `onSelect` runs. */
export function MenuItem({
  onSelect,
  icon,
  checked,
  disabled = false,
  danger = false,
  hint,
  children,
}: MenuItemProps) {
  const { close } = use(MenuContext);
  return (
    <button
      type="button"
      role={checked === undefined ? 'menuitem' : 'menuitemradio'}
      aria-checked={checked}
      aria-disabled={disabled || undefined}
      tabIndex={-1}
      onClick={() => {
        if (disabled) return;
        close();
        onSelect();
      }}
      onPointerEnter={(event) => !disabled && event.currentTarget.focus({ preventScroll: true })}
      className={classNames(
        'flex w-full items-start gap-2.5 rounded-md px-2.5 py-1.5 text-left text-sm outline-none focus:bg-surface-2',
        'focus-visible:outline-2 focus-visible:-outline-offset-2 focus-visible:outline-accent',
        'aria-disabled:cursor-default aria-disabled:opacity-55',
        danger && 'text-danger',
      )}
    >
      {icon && <Icon name={icon} className="mt-0.5 size-4" />}
      <span className="min-w-0 flex-1">
        {children}
        {hint && <span className="block text-xs text-muted">{hint}</span>}
      </span>
      {checked !== undefined && (
        <Icon name="check" className={classNames('mt-0.5 size-4', !checked && 'invisible')} />
      )}
    </button>
  );
}
