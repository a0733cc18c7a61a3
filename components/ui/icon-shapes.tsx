import type { ReactNode } from 'react';

/** Drawn on a 24 × 24 grid with a 1.75 stroke; `solid` shapes fill themselves. */
export const shapes = {
  plus: <path d="M12 5v14M5 12h14" />,
  search: (
    <>
      <circle cx="11" cy="11" r="6.5" />
      <path d="m16 16 4.5 4.5" />
    </>
  ),
  send: <path d="M12 19.5V5M5.5 11.5 12 5l6.5 6.5" />,
  stop: <rect x="6.5" y="6.5" width="11" height="11" rx="2" fill="currentColor" />,
  copy: (
    <>
      <rect x="8.5" y="8.5" width="11.5" height="11.5" rx="2.5" />
      <path d="M15.5 5.5A1.5 1.5 0 0 0 14 4H6a2 2 0 0 0-2 2v8a1.5 1.5 0 0 0 1.5 1.5" />
    </>
  ),
  check: <path d="m5 12.5 4.5 4.5L19 7" />,
  refresh: <path d="M19.5 12a7.5 7.5 0 1 1-2.2-5.3L20 9.4M20 4.5v4.9h-4.9" />,
  edit: <path d="m4.5 19.5.9-4L15.6 5.3a2.1 2.1 0 0 1 3 3L8.5 18.6zM13.5 7.5l3 3" />,
  trash: <path d="M4.5 7h15M9.5 7V4.5h5V7M6.5 7l.8 12.5h9.4L17.5 7M10.2 11v5M13.8 11v5" />,
  more: (
    <g fill="currentColor" stroke="none">
      <circle cx="5.5" cy="12" r="1.7" />
      <circle cx="12" cy="12" r="1.7" />
      <circle cx="18.5" cy="12" r="1.7" />
    </g>
  ),
  'chevron-left': <path d="m14.5 6-6 6 6 6" />,
  'chevron-right': <path d="m9.5 6 6 6-6 6" />,
  'chevron-down': <path d="m6 9.5 6 6 6-6" />,
  menu: <path d="M4 7h16M4 12h16M4 17h16" />,
  close: <path d="m6 6 12 12M18 6 6 18" />,
  alert: <path d="M12 4 2.8 19.5h18.4zM12 10v4.5M12 17v.1" />,
  'arrow-down': <path d="M12 5v14M5.5 12.5 12 19l6.5-6.5" />,
  image: (
    <>
      <rect x="3.5" y="4.5" width="17" height="15" rx="2.5" />
      <path d="m4 17 5-5 4 4 2.5-2.5 4.5 4.5" />
      <circle cx="15.5" cy="9" r="1.4" />
    </>
  ),
  braces: (
    <path d="M9 4.5c-4 0-1 7.5-4.5 7.5C8 12 5 19.5 9 19.5M15 4.5c4 0 1 7.5 4.5 7.5-3.5 0-.5 7.5-4.5 7.5" />
  ),
  user: (
    <>
      <circle cx="12" cy="8.5" r="4" />
      <path d="M4.5 20.5c.8-3.8 3.7-6 7.5-6s6.7 2.2 7.5 6" />
    </>
  ),
  message: (
    <path d="M6 4.5h12A2.5 2.5 0 0 1 20.5 7v7.5a2.5 2.5 0 0 1-2.5 2.5h-6l-5 3.5v-3.5H6a2.5 2.5 0 0 1-2.5-2.5V7A2.5 2.5 0 0 1 6 4.5z" />
  ),
} satisfies Record<string, ReactNode>;
