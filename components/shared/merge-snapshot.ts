import type { MessageView } from '#server/domain/conversation/view.ts';

/** A part of the active path, oldest first; `earlier` says whether it goes on above. */
export type Path<Row extends MessageView = MessageView> = { rows: readonly Row[]; earlier: boolean };

/**
 * The path after the server told its end anew. Rows already loaded above the snapshot stay when they lead to
 * it; a reply that was followed further than the snapshot reaches is not set back.
 */
export function mergeSnapshot<Row extends MessageView>(local: Path<Row>, told: Path<Row>): Path<Row> {
  const known = new Map(local.rows.map((row) => [row.id, row]));
  const rows = told.rows.map((row) => newer(known.get(row.id), row));
  const above = rowsAbove(local.rows, told.rows[0]);
  if (above.length === 0) return { rows, earlier: told.earlier };
  return { rows: [...above, ...rows], earlier: local.earlier };
}

/** The path with older rows put before it. Rows that are already there are left out. */
export function prependEarlier<Row extends MessageView>(local: Path<Row>, told: Path<Row>): Path<Row> {
  const known = new Set(local.rows.map((row) => row.id));
  const fresh = told.rows.filter((row) => !known.has(row.id));
  return { rows: [...fresh, ...local.rows], earlier: told.earlier };
}

function rowsAbove<Row extends MessageView>(rows: readonly Row[], first: Row | undefined): readonly Row[] {
  if (first === undefined) return [];
  const same = rows.findIndex((row) => row.id === first.id);
  if (same >= 0) return rows.slice(0, same);
  const parent = rows.findIndex((row) => row.id === first.parentId);
  return rows.slice(0, parent + 1);
}

function newer<Row extends MessageView>(here: Row | undefined, told: Row): Row {
  if (here === undefined) return told;
  if (told.live !== null && isFurther(here, told.live.seq)) {
    return sameList(here.siblings, told.siblings) ? here : { ...here, siblings: told.siblings };
  }
  return isSame(here, told) ? here : told;
}

function isFurther(here: MessageView, seq: number): boolean {
  return here.live === null ? here.content.length + here.reasoning.length >= seq : here.live.seq > seq;
}

function isSame(a: MessageView, b: MessageView): boolean {
  return (
    a.content === b.content &&
    a.reasoning === b.reasoning &&
    a.status === b.status &&
    a.model === b.model &&
    a.sandbox === b.sandbox &&
    a.promptTokens === b.promptTokens &&
    a.completionTokens === b.completionTokens &&
    a.failure?.message === b.failure?.message &&
    a.live?.seq === b.live?.seq &&
    a.live?.turnId === b.live?.turnId &&
    sameList(a.siblings, b.siblings)
  );
}

function sameList(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((item, index) => item === b[index]);
}
