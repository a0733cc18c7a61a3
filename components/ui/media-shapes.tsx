import type { ReactElement } from 'react';

/** What only pages with pictures and sound show; drawn as the others, and loaded with those pages. */
export const mediaShapes = {
  film: (
    <path d="M5.5 4.5h13A1.5 1.5 0 0 1 20 6v12a1.5 1.5 0 0 1-1.5 1.5h-13A1.5 1.5 0 0 1 4 18V6a1.5 1.5 0 0 1 1.5-1.5zM8 4.5v15M16 4.5v15M4 9.5h4M4 14.5h4M16 9.5h4M16 14.5h4" />
  ),
  voice: <path d="M4 10.5v3M8 7v10M12 4v16M16 8v8M20 10.5v3" />,
  play: <path d="M8 5.5v13l10.5-6.5z" fill="currentColor" />,
  star: <path d="m12 3.8 2.5 5.2 5.7.8-4.1 4 1 5.7-5.1-2.7-5.1 2.7 1-5.7-4.1-4 5.7-.8z" />,
  starFull: (
    <path d="m12 3.8 2.5 5.2 5.7.8-4.1 4 1 5.7-5.1-2.7-5.1 2.7 1-5.7-4.1-4 5.7-.8z" fill="currentColor" />
  ),
  download: <path d="M12 4v11M6.5 10 12 15.5 17.5 10M4.5 19.5h15" />,
  coins: (
    <>
      <ellipse cx="12" cy="6.5" rx="7" ry="3" />
      <path d="M5 6.5v5.5c0 1.7 3.1 3 7 3s7-1.3 7-3V6.5M5 12v5.5c0 1.7 3.1 3 7 3s7-1.3 7-3V12" />
    </>
  ),
  help: (
    <>
      <circle cx="12" cy="12" r="8.5" />
      <path d="M9.7 9.5a2.4 2.4 0 1 1 3.4 2.3c-.7.3-1.1.9-1.1 1.7M12 16.5v.1" />
    </>
  ),
  restore: <path d="M4.5 12a7.5 7.5 0 1 0 2.2-5.3L4 9.4M4 4.5v4.9h4.9" />,
} satisfies Record<string, ReactElement>;
