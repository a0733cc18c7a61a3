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
  sun: (
    <>
      <circle cx="12" cy="12" r="4" />
      <path d="M12 3v1.8M12 19.2V21M3 12h1.8M19.2 12H21M5.6 5.6l1.3 1.3M17.1 17.1l1.3 1.3M5.6 18.4l1.3-1.3M17.1 6.9l1.3-1.3" />
    </>
  ),
  moon: <path d="M19.8 14.2A8 8 0 0 1 9.8 4.2a8 8 0 1 0 10 10z" />,
  monitor: <path d="M4.5 5h15v10.5h-15zM9 20h6M12 15.5V20" />,
  key: (
    <>
      <circle cx="8" cy="15.5" r="4" />
      <path d="m11 12.5 8.5-8.5M16 7.5l3 3M13.3 10.2l1.8 1.8" />
    </>
  ),
  user: (
    <>
      <circle cx="12" cy="8.5" r="4" />
      <path d="M4.5 20.5c.8-3.8 3.7-6 7.5-6s6.7 2.2 7.5 6" />
    </>
  ),
  'sign-out': (
    <path d="M13.5 4H6.5A1.5 1.5 0 0 0 5 5.5v13A1.5 1.5 0 0 0 6.5 20h7M10 12h10.5M17 8.5l3.5 3.5-3.5 3.5" />
  ),
  alert: <path d="M12 4 2.8 19.5h18.4zM12 10v4.5M12 17v.1" />,
  sparkle: (
    <path d="M12 3.5c.7 5 3.5 7.8 8.5 8.5-5 .7-7.8 3.5-8.5 8.5-.7-5-3.5-7.8-8.5-8.5 5-.7 7.8-3.5 8.5-8.5z" />
  ),
  'arrow-down': <path d="M12 5v14M5.5 12.5 12 19l6.5-6.5" />,
  wrap: <path d="M4 6h16M4 12h13a3.2 3.2 0 0 1 0 6.4h-4M15.5 15.8 13 18.4l2.5 2.6M4 18.4h5" />,
  eye: (
    <>
      <path d="M2.5 12S6 5.5 12 5.5 21.5 12 21.5 12 18 18.5 12 18.5 2.5 12 2.5 12z" />
      <circle cx="12" cy="12" r="2.8" />
    </>
  ),
  'eye-off': (
    <path d="M4 4l16 16M10 5.8A9 9 0 0 1 12 5.5c6 0 9.5 6.5 9.5 6.5a17 17 0 0 1-2.7 3.5M6 7.6A16 16 0 0 0 2.5 12s3.5 6.5 9.5 6.5a9 9 0 0 0 4-.9M9.9 10.1a2.8 2.8 0 0 0 4 4" />
  ),
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
  message: (
    <path d="M6 4.5h12A2.5 2.5 0 0 1 20.5 7v7.5a2.5 2.5 0 0 1-2.5 2.5h-6l-5 3.5v-3.5H6a2.5 2.5 0 0 1-2.5-2.5V7A2.5 2.5 0 0 1 6 4.5z" />
  ),
} satisfies Record<string, ReactNode>;
