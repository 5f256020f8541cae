/** What the page tells the script that kills it. */
export type Told =
  /** A drill was made; it is opened by its id from now on. */
  | { readonly kind: 'created'; readonly drillId: string }
  /** What was there when the page was opened. */
  | {
      readonly kind: 'found';
      readonly entries: readonly { readonly seq: number; readonly id: string }[];
      readonly phase: string;
      /** Hash of the record folded at once, and of the record as the session folded it. */
      readonly hashes: readonly [string, string];
      readonly draft: number;
      readonly openedInMs: number;
    }
  /** `propose` has resolved with this entry: a player has seen it as done. */
  | { readonly kind: 'acknowledged'; readonly seq: number; readonly id: string }
  /** This much of what was being typed was acknowledged as kept. */
  | { readonly kind: 'drafted'; readonly draft: number }
  | { readonly kind: 'trouble'; readonly text: string };
