/** Grows a textarea with its text where CSS (`field-sizing`) cannot. Its `max-height` still holds. */
export function autosize(field: HTMLTextAreaElement): void {
  if (CSS.supports('field-sizing', 'content')) return;
  field.style.height = 'auto';
  field.style.height = `${field.scrollHeight}px`;
}
