const mac = typeof navigator !== 'undefined' && /Mac|iP(?:hone|ad)/.test(navigator.platform);

/** The key that begins shortcuts on this machine. */
export const MOD = mac ? '⌘' : 'Ctrl';
