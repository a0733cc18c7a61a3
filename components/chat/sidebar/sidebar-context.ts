import { createContext, use } from 'react';

/** The list of chats: beside the page on wide screens, a drawer over it on narrow ones. */
export type SidebarState = { open: boolean; toggle: () => void; reveal: () => void; closeDrawer: () => void };

export const SidebarContext = createContext<SidebarState>({
  open: true,
  toggle: () => undefined,
  reveal: () => undefined,
  closeDrawer: () => undefined,
});

export const useSidebar = (): SidebarState => use(SidebarContext);
