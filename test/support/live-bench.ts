import type { Archive } from '../../src/archive/archive';
import { NO_SUMMARY } from '../../src/archive/archive';
import { memoryArchive } from '../../src/archive/memory-archive';
import type { BotTurn } from '../../src/conduct/conduct';
import type { Act } from '../../src/drill/acts';
import { createDrill } from '../../src/drill/drill';
import type { Entry, Header } from '../../src/drill/record';
import type { LiveParts } from '../../src/session/live-parts';
import { LiveSession } from '../../src/session/live-session';
import { Mirror } from '../../src/session/mirror';
import type { Browser } from '../../src/session/ports';
import { beginLife } from '../../src/session/session-machine';
import { memorySequencer } from '../../src/sync/memory-sequencer';
import type { Sequencer } from '../../src/sync/sequencer';
import { headerFor, tinyBundle } from './tiny-scenario';

/** A browser whose clock and timers are moved by hand. */
export class HandBrowser implements Browser {
  clock = 1_000_000;
  hidden = false;
  private readonly timers = new Set<() => void>();
  private readonly comers = new Set<(here: boolean) => void>();

  constructor(readonly locks: LockManager | undefined = undefined) {}

  now = () => this.clock;
  isHidden = () => this.hidden;
  every = (_ms: number, work: () => void) => {
    this.timers.add(work);
    return () => void this.timers.delete(work);
  };
  onComeAndGo = (listener: (here: boolean) => void) => {
    this.comers.add(listener);
    return () => void this.comers.delete(listener);
  };

  /** Lets time pass in steps, as the timers of a window do. */
  async pass(ms: number, step = 1_000): Promise<void> {
    for (let passed = 0; passed < ms; passed += step) {
      this.clock += Math.min(step, ms - passed);
      await this.tick();
    }
  }

  /** The machine sleeps: time passes and nothing runs. */
  sleep(ms: number): void {
    this.clock += ms;
  }

  async tick(): Promise<void> {
    for (const timer of this.timers) timer();
    await settled();
  }

  come(here: boolean): void {
    for (const listener of this.comers) listener(here);
  }
}

/** Lets everything that was begun come to its end. */
export async function settled(): Promise<void> {
  for (let i = 0; i < 5; i++) await new Promise((resolve) => setTimeout(resolve, 0));
}

export interface LiveBench {
  readonly browser: HandBrowser;
  readonly archive: Archive;
  readonly sequencer: Sequencer;
  readonly records: Map<string, Entry[]>;
  readonly header: Header;
  /** One more window on the drill. */
  readonly open: (change?: Partial<LiveParts>) => LiveSession;
  readonly acts: () => readonly Act['type'][];
}

/** A stored drill on the tiny scenario, in memory, with a clock moved by hand. */
export async function liveBench(entries: readonly Entry[] = [], change: Partial<Header> = {}): Promise<LiveBench> {
  const browser = new HandBrowser();
  const records = new Map<string, Entry[]>();
  const archive = memoryArchive({ kind: 'memory', code: 'refused', sentence: 'kept in memory by a test' }, records);
  const sequencer = memorySequencer({ now: browser.now, records });
  const header = headerFor(tinyBundle, change);
  const sources = { scenarioYaml: 's', playbookYaml: 'p', companyYaml: 'c' };
  await archive.createDrill({
    header,
    title: 'Tiny',
    sources,
    entries,
    lastSeen: browser.clock,
    phase: 'briefing',
    summary: NO_SUMMARY,
  });
  const open = (parts: Partial<LiveParts> = {}): LiveSession => {
    const session = new LiveSession({
      house: { archive, sequencer },
      browser,
      mirror: new Mirror(createDrill(tinyBundle, header), records.get(header.drillId) ?? []),
      life: beginLife(),
      skew: 0,
      nextBotAct: (): BotTurn | undefined => undefined,
      nextStop: () => undefined,
      loadShell: () => import('../../src/world/engines/shell/local-shell').then((m) => m.openLocalShell),
      onProgress: () => undefined,
      ...parts,
    });
    session.begin();
    return session;
  };
  const acts = () => (records.get(header.drillId) ?? []).map((e) => e.act.type);
  return { browser, archive, sequencer, records, header, open, acts };
}
