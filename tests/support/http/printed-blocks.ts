import { readFileSync } from 'node:fs';

/** A piece of code as a document prints it, and what it is called in our copy. */
export type PrintedBlock = { name: string; language: string; text: string };

/**
 * The code of a Markdown file in its order: each block under the heading above it. A block of shell commands that
 * explains each in a comment becomes as many blocks, named by their comments.
 */
export function printedBlocks(file: string): PrintedBlock[] {
  const blocks = readFileSync(file, 'utf8').matchAll(/^## (.+)\n\n```(\w+)\n([^]*?)^```$/gm);
  return [...blocks].flatMap(([, name = '', language = '', text = '']) =>
    language === 'bash' && text.startsWith('# ')
      ? explained(text)
      : [{ name, language, text: text.trimEnd() }],
  );
}

function explained(text: string): PrintedBlock[] {
  const commands = text.matchAll(/^# (.+)\n((?:(?!# ).*\n?)+)/gm);
  return [...commands].map(([, name = '', command = '']) => {
    return { name, language: 'bash', text: command.trimEnd() };
  });
}

/** The text of the block of this name. */
export function printedText(blocks: readonly PrintedBlock[], name: string): string {
  const block = blocks.find((one) => one.name === name);
  if (block === undefined) throw new Error(`Nothing printed is called "${name}".`);
  return block.text;
}
