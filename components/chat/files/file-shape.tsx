/** A sheet of paper. */
export const fileShape = (
  <path d="M7 3.5h6.5L18.5 8.5V19a1.5 1.5 0 0 1-1.5 1.5H7A1.5 1.5 0 0 1 5.5 19V5A1.5 1.5 0 0 1 7 3.5zM13.5 3.5v5h5M8.5 13h7M8.5 16.5h4.5" />
);
