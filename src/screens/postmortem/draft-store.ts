import type { DrillSession } from '../../session/types';
import {
  type Draft,
  freshDraft,
  isUnsaved,
  merge,
  penLost,
  recorded,
  saveAfter,
  sending,
  typed,
  withoutAside,
} from './draft-sync';
import { findKept, keep, windowName } from './kept';

/** How safe the text is: in the record, on its way, here in the browser only, or nowhere but on the screen. */
export type Safety =
  | { readonly kind: 'saved' }
  | { readonly kind: 'kept' }
  | { readonly kind: 'only-here'; readonly sentence: string };

export interface DraftView {
  readonly draft: Draft;
  readonly safety: Safety;
}

/** What the store needs from outside. */
export interface DraftPorts {
  readonly drillId: string;
  readonly person: string;
  readonly propose: DrillSession['propose'];
  /** What the record holds right now: the last texts that were saved, oldest first, and whether this person may write. */
  readonly record: () => { readonly texts: readonly string[]; readonly mayWrite: boolean };
  /** Puts a text into the editor that was not typed there. */
  readonly show: (text: string) => void;
}

/** After a save that failed it is tried again (ms). */
const AGAIN = 5_000;
/** Who types without a pause is saved now and then all the same (ms). */
const LONGEST = 8_000;

/**
 * The text of one person in one window. It is changed at once, whatever React does meanwhile, so that a save or a merge never
 * works on a text that is a keystroke old.
 */
export class DraftStore {
  private state: DraftView;
  private readonly listeners = new Set<() => void>();
  private readonly window = windowName();
  private timer: number | undefined;
  private unsavedSince = 0;
  private written = 0;
  private mayWrite = true;
  private saving = false;

  /** `record`: the text that the record has, or the one to begin with where it has none. */
  constructor(
    private readonly ports: DraftPorts,
    record: string,
  ) {
    this.state = { draft: this.recover(record), safety: { kind: 'saved' } };
    if (isUnsaved(this.state.draft)) this.state = { ...this.state, safety: { kind: 'kept' } };
  }

  subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => void this.listeners.delete(listener);
  };

  get = (): DraftView => this.state;

  /** Begins to save; `stop` ends it, and what is unsaved then stays in the browser. */
  start(): () => void {
    const hide = () => {
      if (document.visibilityState === 'hidden') void this.flush();
    };
    document.addEventListener('visibilitychange', hide);
    window.addEventListener('pagehide', hide);
    this.schedule();
    return () => {
      window.clearTimeout(this.timer);
      document.removeEventListener('visibilitychange', hide);
      window.removeEventListener('pagehide', hide);
    };
  }

  type(text: string): void {
    const draft = typed(this.state.draft, text);
    if (draft === this.state.draft) return;
    this.set(draft, this.safetyOf(draft));
    this.schedule();
  }

  /** Looks at the record: takes in what others saved, and lays the pen down when somebody else has taken it. */
  hear(): void {
    const { texts, mayWrite } = this.ports.record();
    const lost = this.mayWrite && !mayWrite;
    this.mayWrite = mayWrite;
    const { draft } = this.state;
    const next = recorded(lost ? penLost(draft, texts) : draft, texts);
    if (next !== draft) this.apply(next);
  }

  /** Saves now what is not saved. True when the record has it all. */
  async flush(): Promise<boolean> {
    window.clearTimeout(this.timer);
    const { draft } = this.state;
    if (!isUnsaved(draft) || !this.mayWrite) return !isUnsaved(draft);
    if (this.saving) {
      this.schedule();
      return false;
    }
    this.saving = true;
    this.set(sending(draft), this.state.safety);
    const done = await this.ports.propose({ type: 'postmortem.save', markdown: draft.text });
    this.saving = false;
    if (done.ok) {
      this.written += draft.text.length;
      this.unsavedSince = 0;
      this.hear();
      this.schedule();
      return !isUnsaved(this.state.draft);
    }
    const sentence = 'sentence' in done.error ? done.error.sentence : 'It could not be saved in the record.';
    this.set(this.state.draft, { kind: 'only-here', sentence });
    if (this.mayWrite) this.timer = window.setTimeout(() => void this.flush(), AGAIN);
    return false;
  }

  /** Puts a text that was set aside in place of the one on screen, which is set aside instead. */
  restore(text: string): void {
    const before = this.state.draft;
    const draft = withoutAside({ ...before, text }, text);
    const kept =
      before.text === before.base ? draft.asides : [...draft.asides, { text: before.text, why: 'left' as const }];
    this.apply({ ...draft, asides: kept });
  }

  dropAside(text: string): void {
    this.set(withoutAside(this.state.draft, text), this.state.safety);
    for (const row of findKept(this.ports.drillId, this.ports.person, this.window))
      if (row.text === text) keep(this.ports.drillId, this.ports.person, row.window, undefined);
  }

  private apply(draft: Draft): void {
    const before = this.state.draft;
    this.set(draft, this.safetyOf(draft));
    if (draft.text !== before.text) this.ports.show(draft.text);
    this.schedule();
  }

  private set(draft: Draft, safety: Safety): void {
    this.state = { draft, safety };
    for (const listener of [...this.listeners]) listener();
  }

  private schedule(): void {
    window.clearTimeout(this.timer);
    const { draft } = this.state;
    if (!isUnsaved(draft) || !this.mayWrite) return;
    const now = Date.now();
    if (this.unsavedSince === 0) this.unsavedSince = now;
    const wait = saveAfter(draft.text.length, this.written);
    const most = Math.max(0, this.unsavedSince + Math.max(LONGEST, wait) - now);
    this.timer = window.setTimeout(() => void this.flush(), Math.min(wait, most));
  }

  private safetyOf(draft: Draft): Safety {
    const isKept = this.keepText(draft);
    if (!isUnsaved(draft)) return { kind: 'saved' };
    return isKept ? { kind: 'kept' } : { kind: 'only-here', sentence: 'This browser does not keep what is typed.' };
  }

  /** Keeps what the record does not have: the text, or the one that was set aside for the pen. */
  private keepText(draft: Draft): boolean {
    const aside = draft.asides.find((a) => a.why === 'pen')?.text;
    const text = isUnsaved(draft) ? draft.text : aside;
    const { drillId, person } = this.ports;
    return keep(
      drillId,
      person,
      this.window,
      text === undefined ? undefined : { text, base: draft.base, at: Date.now() },
    );
  }

  /** What an earlier visit, a reload or a crashed window left in this browser: taken up where it builds on the record. */
  private recover(record: string): Draft {
    const { drillId, person } = this.ports;
    const forget = (name: string) => keep(drillId, person, name, undefined);
    const all = findKept(drillId, person, this.window);
    for (const k of all) if (k.text === record) forget(k.window);
    const [first, ...others] = all.filter((k) => k.text !== record);
    const aside = (text: string) => ({ text, why: 'left' as const });
    if (first === undefined) return freshDraft(record, record);
    const rest = others.map((k) => aside(k.text)).filter((a) => a.text !== first.text);
    const text = first.base === record ? first.text : merge(first.base, first.text, record);
    if (text === undefined) return freshDraft(record, record, [aside(first.text), ...rest]);
    // It is this window's from here on; a row under another name would come up again and again.
    forget(first.window);
    keep(drillId, person, this.window, { text, base: record, at: Date.now() });
    return freshDraft(text, record, rest);
  }
}
