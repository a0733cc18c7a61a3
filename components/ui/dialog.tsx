'use client';

import { type ReactNode, type RefObject, useEffect, useId, useRef } from 'react';
import { IconButton } from './button.tsx';
import { classNames } from './class-names.ts';

type DialogProps = {
  open: boolean;
  /** Called on Esc, the close button, and a press beside the dialog. */
  onClose: () => void;
  title: string;
  description?: ReactNode;
  children?: ReactNode;
  /** Buttons at the end, the main one last. */
  footer?: ReactNode;
  /** False where a stray press would lose something: only buttons and Esc close it. */
  lightDismiss?: boolean;
  /** Room for a picture beside words. */
  wide?: boolean;
  /** Focused afterwards where what had the focus before is gone. */
  fallbackFocus?: RefObject<HTMLElement | null>;
};

/** A modal dialog on the native element: focus stays inside, and returns to where it was. */
export function Dialog({
  open,
  onClose,
  title,
  description,
  children,
  footer,
  lightDismiss = true,
  wide = false,
  fallbackFocus,
}: DialogProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  const id = useId();

  // One that is taken away while it is open gives the focus back too, once it is gone.
  const before = useRef<Element | null>(null);
  useEffect(() => () => queueMicrotask(() => giveBack(before.current)), []);

  useEffect(() => {
    const element = dialog.current;
    if (open && element && !element.open) {
      before.current = document.activeElement;
      element.showModal();
    }
    if (open || !element?.open) return;
    element.close();
    if (document.activeElement === document.body) fallbackFocus?.current?.focus();
  }, [open, fallbackFocus]);

  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- Esc is its keyboard equal
    <dialog
      ref={dialog}
      aria-labelledby={`${id}-title`}
      aria-describedby={description ? `${id}-description` : undefined}
      onClose={() => open && onClose()}
      onMouseDown={(event) => lightDismiss && event.target === dialog.current && onClose()}
      className={classNames(
        'ui-dialog ui-rise max-h-[calc(100dvh-2rem)] rounded-card shadow-raised',
        wide ? 'w-[min(68rem,calc(100vw-2rem))] max-w-[calc(100vw-2rem)]' : 'w-[min(33rem,calc(100vw-2rem))]',
      )}
    >
      {open && (
        <div className="flex max-h-[calc(100dvh-2rem)] flex-col">
          <header className="flex items-start gap-3 px-5 pt-4 pb-1">
            <div className="min-w-0 flex-1">
              <h2 id={`${id}-title`} className="text-lg font-semibold">
                {title}
              </h2>
              {description && (
                <p id={`${id}-description`} className="mt-1 text-sm text-muted">
                  {description}
                </p>
              )}
            </div>
            <IconButton label="Close" icon="close" onClick={onClose} className="-mr-2" />
          </header>
          {children && <div className="overflow-y-auto px-5 py-3">{children}</div>}
          {footer && <footer className="flex flex-wrap justify-end gap-2 px-5 pt-2 pb-5">{footer}</footer>}
        </div>
      )}
    </dialog>
  );
}

function giveBack(element: Element | null): void {
  if (document.activeElement === document.body && element instanceof HTMLElement) element.focus();
}
