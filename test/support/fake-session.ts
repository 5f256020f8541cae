import type { WallTime } from '../../src/base/drill-time';
import { err, ok } from '../../src/base/result';
import type { Bundle } from '../../src/drill/bundle';
import { clockAt } from '../../src/drill/clock';
import { preview } from '../../src/drill/decide';
import { createDrill } from '../../src/drill/drill';
import { applyEntry, initialState, stateAtWall } from '../../src/drill/fold';
import type { Entry, Header } from '../../src/drill/record';
import type { DrillState } from '../../src/drill/state';
import { viewFor } from '../../src/drill/view';
import { worldView } from '../../src/drill/world-view';
import type { DrillSession, SessionSnapshot, StorageState } from '../../src/session/types';
import { perform } from '../../src/world/model/perform';

export interface FakeSession extends DrillSession {
  readonly entries: readonly Entry[];
  /** Puts an entry of anybody into the record, as another window would. */
  appendAs(by: string, act: Entry['act']): DrillState;
  /** Reads the clock anew: what is due by now happens, and listeners hear of it. */
  tick(): void;
  setStorage(storage: StorageState): void;
}

/** A live drill over the real fold with its record in memory: for tests of screens, and for looking at them. */
export function fakeSession(options: {
  readonly bundle: Bundle;
  readonly header: Header;
  /** Wall time now, ms. */
  readonly wall: () => WallTime;
  readonly actingAs?: string;
}): FakeSession {
  const { bundle, header, wall } = options;
  const drill = createDrill(bundle, header);
  const seats = header.participants.filter((p) => p.kind === 'player');
  const entries: Entry[] = [];
  const listeners = new Set<() => void>();
  let state = initialState(drill);
  let actingAs = options.actingAs ?? seats[0]?.id ?? '';
  let storage: StorageState = 'durable';
  let skipping = false;
  let lastTool = 0;

  const draw = (): SessionSnapshot => {
    const now = stateAtWall(drill, state, wall());
    const view = viewFor(drill, now, actingAs);
    return { drill, state: now, view, now: now.t, actingAs, seats, storage, skipping };
  };
  let snapshot = draw();
  const changed = () => {
    snapshot = draw();
    for (const listener of listeners) listener();
  };
  const append = (by: string, act: Entry['act']): DrillState => {
    const seq = entries.length + 1;
    const entry: Entry = { seq, at: wall(), id: `entry-${seq}`, by, act };
    entries.push(entry);
    state = applyEntry(drill, state, entry);
    changed();
    return state;
  };
  const propose: DrillSession['propose'] = async (act) => {
    const refusal = preview(drill, state, { by: actingAs, act }, wall());
    if (refusal !== undefined) return err(refusal);
    append(actingAs, act);
    const entry = entries.at(-1);
    return entry === undefined ? err({ code: 'unknown-thing', sentence: 'Nothing was kept.' }) : ok(entry);
  };
  const read: DrillSession['read'] = (operation) =>
    perform(worldView(drill, stateAtWall(drill, state, wall())), operation);

  return {
    drillId: header.drillId,
    entries,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    getSnapshot: () => snapshot,
    propose,
    read,
    look: (console, query, evidence) => {
      append(actingAs, { type: 'look', console, query, evidence: [...evidence] });
    },
    change: async (operation, command) => {
      lastTool += 1;
      const runId = `run-${lastTool}`;
      const asked = await propose({ type: 'tool.run', runId, tool: 'console', command });
      if (!asked.ok) return asked;
      const result = read(operation);
      const facts = result.ok ? [...result.facts] : [];
      const done = await propose({
        type: 'tool.done',
        runId,
        output: result.ok ? '' : result.error.message,
        exitCode: result.ok ? 0 : 1,
        facts,
        evidence: result.ok ? [...result.evidence] : [],
      });
      if (!done.ok) return done;
      return result.ok ? ok(result.value) : err(result.error);
    },
    shell: async () => ({
      cwd: '/home/responder',
      mode: { kind: 'shell' },
      run: async (line) => ({ stdout: '', stderr: `${line}: this session has no shell\n`, exitCode: 127 }),
      complete: async () => ({ from: 0, options: [] }),
    }),
    setActingAs: (person) => {
      actingAs = person;
      changed();
    },
    databaseChecksum: async () => undefined,
    skip: async () => {
      const now = stateAtWall(drill, state, wall());
      const next = now.agenda.find((item) => item.what.kind === 'inject' && item.at > now.t);
      if (next === undefined) return;
      skipping = true;
      changed();
      await propose({ type: 'drill.skip', to: next.at });
      skipping = false;
      changed();
    },
    dispose: () => listeners.clear(),
    appendAs: append,
    tick: () => {
      if (clockAt(state.clock, wall()) !== snapshot.now) changed();
    },
    setStorage: (next) => {
      storage = next;
      changed();
    },
  };
}
