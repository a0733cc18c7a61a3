import { type ReactNode, useEffect, useMemo, useRef, useState } from 'react';
import { Sidebar } from './sidebar.tsx';
import { SidebarContext } from './sidebar-context.ts';

const WIDE = '(min-width: 48rem)';

/** The page beside its sidebar. On narrow screens the sidebar is a modal drawer, which keeps focus inside. */
export function SidebarFrame({ startsClosed, children }: { startsClosed: boolean; children: ReactNode }) {
  const [open, setOpen] = useState(!startsClosed);
  const [drawer, setDrawer] = useState(false);
  const dialog = useRef<HTMLDialogElement>(null);

  useEffect(() => {
    // Back and forward are navigation as well; links close the drawer themselves.
    const close = () => setDrawer(false);
    window.addEventListener('popstate', close);
    return () => window.removeEventListener('popstate', close);
  }, []);

  useEffect(() => {
    const element = dialog.current;
    if (drawer && element && !element.open) element.showModal();
    if (!drawer && element?.open) element.close();
  }, [drawer]);

  useEffect(() => {
    const wide = window.matchMedia(WIDE);
    const close = () => setDrawer(false);
    wide.addEventListener('change', close);
    return () => wide.removeEventListener('change', close);
  }, []);

  const state = useMemo(
    () => ({
      open,
      toggle: () => {
        if (!window.matchMedia(WIDE).matches) return setDrawer((before) => !before);
        rememberClosed(open);
        return setOpen(!open);
      },
      reveal: () => {
        if (!window.matchMedia(WIDE).matches) return setDrawer(true);
        return setOpen(true);
      },
      closeDrawer: () => setDrawer(false),
    }),
    [open],
  );

  return (
    <SidebarContext value={state}>
      <div className="flex h-dvh overflow-hidden">
        <div className={`hidden w-68 shrink-0 border-r border-border ${open ? 'md:block' : ''}`}>
          <Sidebar />
        </div>
        <div className="flex min-w-0 flex-1 flex-col">{children}</div>
      </div>
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- Esc is its keyboard equal */}
      <dialog
        ref={dialog}
        aria-label="Chats"
        onClose={() => setDrawer(false)}
        onMouseDown={(event) => event.target === dialog.current && setDrawer(false)}
        className="ui-dialog m-0 h-dvh max-h-none w-[min(19rem,88vw)] border-0 border-r"
      >
        {drawer && <Sidebar />}
      </dialog>
    </SidebarContext>
  );
}

/** A cookie rather than local storage, so that the first paint already knows. */
function rememberClosed(closed: boolean): void {
  document.cookie = `greenroom-sidebar=${closed ? 'closed' : 'open'}; path=/; max-age=31536000; samesite=lax`;
}
