/**
 * Writes `text` over what stands from `start` to `end`, as if it had been typed: the field's own undo takes it back, and
 * whoever listens for input hears of it.
 */
export function insertText(field: HTMLTextAreaElement, text: string, start: number, end: number): void {
  field.focus();
  field.setSelectionRange(start, end);
  // Deprecated, and still the only way that undo knows of.
  const command = text === '' ? 'delete' : 'insertText';
  if ((start === end && text === '') || document.execCommand(command, false, text)) return;
  field.setRangeText(text, start, end, 'end');
  field.dispatchEvent(new Event('input', { bubbles: true }));
}
