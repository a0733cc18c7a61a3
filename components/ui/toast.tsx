'use client';

import { createContext, type ReactNode, use, useCallback, useMemo, useRef, useState } from 'react';
import { type Toast, ToastCard } from './toast-card.tsx';

type Shown = Toast & { id: number };

const MOST = 3;

const ToastContext = createContext<{ show: (toast: Toast) => void } | null>(null);

/** Holds the page's toasts, announced politely; the oldest leaves when a fourth comes. */
export function ToastProvider({ children }: { children: ReactNode }) {
  const [toasts, setToasts] = useState<readonly Shown[]>([]);
  const lastId = useRef(0);
  const show = useCallback((toast: Toast) => {
    lastId.current += 1;
    const shown = { ...toast, id: lastId.current };
    setToasts((before) => [...before, shown].slice(-MOST));
  }, []);
  const remove = useCallback(
    (id: number) => setToasts((before) => before.filter((toast) => toast.id !== id)),
    [],
  );
  const context = useMemo(() => ({ show }), [show]);
  return (
    <ToastContext value={context}>
      {children}
      <section
        aria-label="Notices"
        aria-live="polite"
        aria-relevant="additions text"
        className="pointer-events-none fixed inset-x-0 bottom-0 z-50 flex flex-col items-center gap-2 px-4 pb-[max(1rem,env(safe-area-inset-bottom))]"
      >
        {toasts.map((toast) => (
          <ToastCard key={toast.id} toast={toast} onGone={() => remove(toast.id)} />
        ))}
      </section>
    </ToastContext>
  );
}

/** `show({ text, action?, seconds? })` of the nearest `ToastProvider`. */
export function useToast(): { show: (toast: Toast) => void } {
  const context = use(ToastContext);
  if (!context) throw new Error('useToast needs a ToastProvider above it.');
  return context;
}
