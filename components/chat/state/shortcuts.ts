export type ShortcutName =
  | 'search'
  | 'new-chat'
  | 'focus-composer'
  | 'toggle-sidebar'
  | 'copy-answer'
  | 'attach'
  | 'help';

type Chord = { mod: boolean; shift: boolean; key?: string; code?: string };

/** Letters go by what they write, punctuation by where it lies: so they work on every keyboard layout. */
const CHORDS: Record<ShortcutName, Chord> = {
  search: { mod: true, shift: false, key: 'k' },
  'new-chat': { mod: true, shift: true, key: 'o' },
  'focus-composer': { mod: false, shift: true, key: 'escape' },
  'toggle-sidebar': { mod: true, shift: true, key: 's' },
  'copy-answer': { mod: true, shift: true, key: 'c' },
  attach: { mod: true, shift: true, key: 'u' },
  help: { mod: true, shift: false, code: 'Slash' },
};

type Keystroke = {
  key: string;
  code: string;
  ctrlKey: boolean;
  metaKey: boolean;
  shiftKey: boolean;
  altKey: boolean;
  isComposing: boolean;
};

/** Which shortcut a keystroke is, if any. `mod` is Ctrl or ⌘. */
export function shortcutOf(stroke: Keystroke): ShortcutName | null {
  if (stroke.altKey || stroke.isComposing) return null;
  const mod = stroke.ctrlKey || stroke.metaKey;
  for (const name of NAMES) {
    const chord = CHORDS[name];
    if (chord.mod !== mod || chord.shift !== stroke.shiftKey) continue;
    if (chord.key === stroke.key.toLowerCase() || (chord.code && chord.code === stroke.code)) return name;
  }
  return null;
}

const NAMES = [
  'search',
  'new-chat',
  'focus-composer',
  'toggle-sidebar',
  'copy-answer',
  'attach',
  'help',
] as const;
