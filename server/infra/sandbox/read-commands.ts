/** What a prompt asks of the sandbox. Commands combine; of one given twice the first counts. */
export type SandboxCommands = {
  /** The first of `fail`, `429` and `refuse`: the sandbox does this instead of speaking. */
  refusal?: 'fail' | '429' | 'refuse' | undefined;
  /** Dies after about half of its words. */
  cut: boolean;
  /** Answers with the prompt; wins over `tokens`. */
  echo: boolean;
  /** Answers with so many words. */
  tokens?: number | undefined;
  /** Takes so many seconds over the whole answer. */
  slow?: number | undefined;
  /** Commands it does not know, as they were written. */
  unknown: string[];
};

/** No part may hold a bracket: a message of unclosed commands is then read once, not once for each of them. */
const COMMAND = /\[\[sandbox:([^[\]=]*)(?:=([^[\]]*))?\]\]/g;
const MOST_TOKENS = 100_000;
const MOST_SECONDS = 3_600;

/** Reads the `[[sandbox:…]]` commands of one message. Numbers beyond the limits are brought down to them. */
export function readCommands(message: string): SandboxCommands {
  const commands: SandboxCommands = { cut: false, echo: false, unknown: [] };
  for (const [written, name = '', value] of message.matchAll(COMMAND)) {
    if (!apply(commands, name, value)) commands.unknown.push(written);
  }
  return commands;
}

/** The message without its commands. */
export function withoutCommands(message: string): string {
  return message.replace(COMMAND, ' ').trim();
}

function apply(commands: SandboxCommands, name: string, value: string | undefined): boolean {
  if (name === 'tokens') {
    if (value === undefined || !/^\d+$/.test(value)) return false;
    commands.tokens ??= Math.min(Number(value), MOST_TOKENS);
    return true;
  }
  if (name === 'slow') {
    if (value === undefined || !/^\d+(\.\d+)?$/.test(value)) return false;
    commands.slow ??= Math.min(Number(value), MOST_SECONDS);
    return true;
  }
  if (value !== undefined) return false;
  if (name === 'fail' || name === '429' || name === 'refuse') commands.refusal ??= name;
  else if (name === 'cut' || name === 'echo') commands[name] = true;
  else return false;
  return true;
}
