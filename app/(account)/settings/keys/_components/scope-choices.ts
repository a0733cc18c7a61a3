/** What a key can be limited to; with none chosen it may do everything its owner may. */
export const scopeChoices = [
  { scope: 'chat', does: 'talk to models, read and delete conversations' },
  { scope: 'metrics', does: 'read everybody’s figures (made by administrators only)' },
  { scope: 'act-as', does: 'name another user, who is charged and owns the result' },
] as const;
