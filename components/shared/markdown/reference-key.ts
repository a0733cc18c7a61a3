/** The form in which reference labels are compared: case, white space and emphasis markers do not count. */
export function referenceKey(label: string): string {
  return label
    .replace(/[*_`~\\]/g, '')
    .replace(/\s+/g, ' ')
    .trim()
    .toLowerCase();
}
