/** A clock and timers, so that tests can run a room in a time of their own. */
export interface Clockwork {
  /** This machine's clock (epoch ms). It may be minutes wrong, but must not jump. */
  readonly now: () => number;
  /** Calls back once after so many ms. Returns how to call it off. */
  readonly later: (ms: number, call: () => void) => () => void;
}

/** The real ones. The clock is the page's own counter, which setting the machine's clock does not move. */
export const REAL_CLOCKWORK: Clockwork = {
  now: () => performance.timeOrigin + performance.now(),
  later: (ms, call) => {
    const timer = setTimeout(call, ms);
    return () => clearTimeout(timer);
  },
};
