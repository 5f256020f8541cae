/** What the bench calls inside the page: it must be built with the page, for the bench's own build marks every function. */
export interface Probes {
  /** Begins to note how long the page could do nothing else. */
  watchBlocks(): void;
  /** The longest such time since then, ms. */
  longestBlock(): number;
  /** Scrolls up through the lines for some seconds; how long each frame took, ms. */
  scrollFrames(): Promise<readonly number[]>;
}

let longest = 0;
/** Fast enough after so many frames to be somebody who drags the scroll bar. */
const SLOW_FRAMES = 150;

export const probes: Probes = {
  watchBlocks: () => {
    longest = 0;
    let last = performance.now();
    const channel = new MessageChannel();
    channel.port1.onmessage = () => {
      const now = performance.now();
      longest = Math.max(longest, now - last);
      last = now;
      setTimeout(() => channel.port2.postMessage(0), 0);
    };
    channel.port2.postMessage(0);
  },
  longestBlock: () => longest,
  scrollFrames: () =>
    new Promise((resolve) => {
      const scroller = document.querySelector('[role="log"]')?.closest<HTMLElement>('[role="group"]');
      if (scroller === null || scroller === undefined) throw new Error('there is no list to scroll');
      const frames: number[] = [];
      let last = performance.now();
      const ends = last + 6_000;
      // The view stops following when somebody scrolls, and only then.
      scroller.dispatchEvent(new WheelEvent('wheel', { deltaY: -1 }));
      const frame = () => {
        const now = performance.now();
        frames.push(now - last);
        last = now;
        scroller.scrollTop -= frames.length < SLOW_FRAMES ? 90 : 60_000;
        if (now < ends) requestAnimationFrame(frame);
        else resolve(frames.slice(2));
      };
      requestAnimationFrame(frame);
    }),
};
