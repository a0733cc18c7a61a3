/** A process that has not said for so many seconds that it lives counts as dead: others take over what it ran. */
export const SILENT_SECONDS = 10;
