import type { Page } from 'playwright-core';

/** How well a page kept answering, in ms. */
export interface Beats {
  /** Longest time between two beats of a timer: nothing on the screen could have answered meanwhile. */
  readonly longest: number;
  /** 95 of 100 times between two beats were no longer. */
  readonly p95: number;
  readonly beats: number;
  /** Longest time between two frames. */
  readonly frame: number;
  /** Tasks longer than 50 ms, as the browser itself counts them. */
  readonly longTasks: readonly number[];
  /** Longest time from a key being pressed to the frame after the page has heard of it. */
  readonly key: number;
}

interface Watch {
  readonly gaps: number[];
  readonly frames: number[];
  readonly longTasks: number[];
  readonly keys: number[];
  stop: () => void;
}
declare global {
  interface Window {
    heartbeat?: Watch;
  }
}

/** Begins to watch the page. What was watched before is forgotten. */
export async function watchHeart(page: Page): Promise<void> {
  await page.evaluate(() => {
    window.heartbeat?.stop();
    const watch: Watch = { gaps: [], frames: [], longTasks: [], keys: [], stop: () => undefined };
    let beat = performance.now();
    const timer = setInterval(() => {
      const now = performance.now();
      watch.gaps.push(now - beat);
      beat = now;
    }, 5);
    let frame = beat;
    let request = requestAnimationFrame(function next() {
      const now = performance.now();
      watch.frames.push(now - frame);
      frame = now;
      request = requestAnimationFrame(next);
    });
    const tasks = new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) watch.longTasks.push(entry.duration);
    });
    tasks.observe({ type: 'longtask' });
    const hear = (event: KeyboardEvent) => {
      requestAnimationFrame(() => watch.keys.push(performance.now() - event.timeStamp));
    };
    document.addEventListener('keydown', hear, { capture: true });
    watch.stop = () => {
      clearInterval(timer);
      cancelAnimationFrame(request);
      tasks.disconnect();
      document.removeEventListener('keydown', hear, { capture: true });
    };
    window.heartbeat = watch;
  });
}

/** What was watched. Waits a moment, as the browser tells of long tasks only afterwards. */
export async function heartOf(page: Page): Promise<Beats> {
  await page.waitForTimeout(150);
  return page.evaluate(() => {
    const watch = window.heartbeat;
    if (watch === undefined) throw new Error('nothing was watched');
    watch.stop();
    const most = (values: readonly number[]) => Math.round(values.reduce((a, b) => Math.max(a, b), 0));
    const sorted = watch.gaps.toSorted((a, b) => a - b);
    return {
      longest: most(sorted),
      p95: Math.round(sorted[Math.floor(sorted.length * 0.95)] ?? 0),
      beats: sorted.length,
      frame: most(watch.frames),
      longTasks: watch.longTasks.map(Math.round),
      key: most(watch.keys),
    };
  });
}
