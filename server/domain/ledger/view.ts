/**
 * An amount of credits as decimal text without needless zeros: `37.5`. It is added up in SQL only; `Number()` is for a
 * door that promised a JSON number.
 */
export type Credits = string;

/** What an entry or a hold is for: `('generation', its id)`. Each kind of entry comes once for one of these. */
export type LedgerRef = { type: string; id: string };

/** `available` may be spent; `held` is set aside for what is being made. */
export type Balance = { available: Credits; held: Credits };

export type EntryKind = 'grant' | 'hold' | 'capture' | 'release' | 'refund' | 'adjust';

/** One change of an account, as its owner sees it. `seq` counts the account's entries from 1 without a gap. */
export type EntryView = {
  seq: number;
  kind: EntryKind;
  availableDelta: Credits;
  heldDelta: Credits;
  availableAfter: Credits;
  heldAfter: Credits;
  ref: LedgerRef;
  /** What was to be made for it, and by which model; null where nothing was. */
  about: { kind: string; model: string } | null;
  /** Why somebody granted or corrected; empty for what follows from use. */
  reason: string;
  createdAt: string;
};

/** `nextCursor` asks for the next older page; `null` at the end. */
export type EntryPage = { entries: EntryView[]; nextCursor: number | null };

/** An invariant that does not hold: for how many accounts, holds, entries or generations, and some of them. */
export type Violation = { invariant: string; count: number; examples: string[] };

export type LedgerCheck = { checkedAt: string; tookMs: number; violations: Violation[] };
