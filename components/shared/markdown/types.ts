/** Text as it is to be shown: escapes and entities are already resolved. */
export interface Text {
  type: 'text';
  text: string;
}

export interface InlineCode {
  type: 'code';
  text: string;
}

export interface Span {
  type: 'emphasis' | 'strong' | 'strike';
  children: readonly Inline[];
}

/** `url` is what the author wrote; only `safeLink` may turn it into an address. Empty while it is still arriving. */
export interface Link {
  type: 'link';
  url: string;
  title: string;
  children: readonly Inline[];
}

export interface Image {
  type: 'image';
  url: string;
  title: string;
  alt: string;
}

/**
 * `[text]`, `[text][]` or `[text][label]`: a link if the document defines the label, perhaps further down, else the
 * text in its brackets followed by `suffix`.
 */
export interface Reference {
  type: 'reference';
  image: boolean;
  label: string;
  suffix: string;
  children: readonly Inline[];
}

export interface HardBreak {
  type: 'break';
}

export type Inline = Text | InlineCode | Span | Link | Image | Reference | HardBreak;

export interface Paragraph {
  type: 'paragraph';
  inlines: readonly Inline[];
}

/** `depth` is 1 to 6, as written. */
export interface Heading {
  type: 'heading';
  depth: number;
  inlines: readonly Inline[];
}

/** `language` is the first word of the info string, or empty. `closed` is false while more lines may come. */
export interface Code {
  type: 'code';
  language: string;
  text: string;
  closed: boolean;
}

export interface Quote {
  type: 'quote';
  blocks: readonly Block[];
}

/** `checked` is null for an item that is no task. */
export interface ListItem {
  checked: boolean | null;
  blocks: readonly Block[];
}

/** `start` is the first number of an ordered list, null for bullets. */
export interface List {
  type: 'list';
  start: number | null;
  tight: boolean;
  items: readonly ListItem[];
}

export interface Rule {
  type: 'rule';
}

export type Alignment = 'left' | 'center' | 'right' | null;

export type Cell = readonly Inline[];

/** Every row has at most as many cells as `header`; missing cells at its end are left out. */
export interface Table {
  type: 'table';
  alignments: readonly Alignment[];
  header: readonly Cell[];
  rows: readonly (readonly Cell[])[];
}

export type Block = Paragraph | Heading | Code | Quote | List | Rule | Table;

export interface Definition {
  url: string;
  title: string;
}

/** A parsed text. `definitions` are the targets of reference links by `referenceKey`. */
export interface MarkdownDocument {
  blocks: readonly Block[];
  definitions: ReadonlyMap<string, Definition>;
}

/** Counts the characters the parser looked at, so that linear cost can be asserted. */
export interface Meter {
  scanned: number;
}
