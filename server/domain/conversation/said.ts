export type SaidKind = 'text' | 'reasoning';

/** A run of text of one kind. `seq` is where it begins: the length, in UTF-16 units, of all that came before. */
export type Said = Readonly<{ seq: number; kind: SaidKind; text: string }>;

/** Runs stay about this short, so that reading the end never copies the whole. */
const RUN_LENGTH = 1024;

/** Everything a turn has said, in order, readable from any position. Short neighbours of one kind grow together. */
export class SaidLog {
  private runs: Said[] = [];
  private end = 0;

  get seq(): number {
    return this.end;
  }

  append(kind: SaidKind, text: string): void {
    if (text === '') return;
    const last = this.runs.at(-1);
    if (last?.kind === kind && last.text.length < RUN_LENGTH) {
      // A new object: whoever read the run before is still storing exactly what it held then.
      this.runs[this.runs.length - 1] = { ...last, text: last.text + text };
    } else this.runs.push({ seq: this.end, kind, text });
    this.end += text.length;
  }

  /** What was said from `seq` on, cut out of the middle of a run where need be. */
  from(seq: number): Said[] {
    if (seq >= this.end) return [];
    const first = this.runs.findLastIndex((run) => run.seq <= seq);
    return cutBefore(this.runs.slice(Math.max(0, first)), seq);
  }

  endsWith(kind: SaidKind): boolean {
    return this.runs.at(-1)?.kind === kind;
  }

  all(kind: SaidKind): string {
    return this.runs
      .filter((run) => run.kind === kind)
      .map((run) => run.text)
      .join('');
  }
}

/** The same runs without what lies before `seq`. */
export function cutBefore(runs: readonly Said[], seq: number): Said[] {
  return runs
    .filter((run) => run.text !== '' && run.seq + run.text.length > seq)
    .map((run) => (run.seq >= seq ? run : { seq, kind: run.kind, text: run.text.slice(seq - run.seq) }));
}
