/** What the field of the search is before and after its code has come. */
export const SEARCH_FIELD = {
  type: 'text',
  'aria-label': 'Search your chats',
  autoComplete: 'off',
  spellCheck: false,
  enterKeyHint: 'search',
  maxLength: 300,
  placeholder: 'Search your chats',
  className:
    'h-8 w-full rounded-control border border-control bg-bg pr-8 pl-8.5 text-base focus:outline-2 focus:outline-offset-0 focus:outline-accent md:text-sm',
} as const;

/** Puts the cursor behind what the field says, before another key can be pressed. */
export function focusField(field: HTMLInputElement | null): void {
  if (field === null) return;
  // A drawer that opens around it focuses what asks for it.
  field.autofocus = true;
  field.focus();
  field.setSelectionRange(field.value.length, field.value.length);
}
