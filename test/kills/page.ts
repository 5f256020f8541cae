import { openHouse } from '../../src/app/house';
import type { Act } from '../../src/drill/acts';
import { replay, stateHash } from '../../src/drill/replay';
import { loadBundle } from '../../src/session/catalogue';
import { createDrill } from '../../src/session/create-drill';
import type { LiveSession } from '../../src/session/live-session';
import { openSession } from '../../src/session/open-session';
import type { House } from '../../src/session/ports';
import type { Told } from './messages';

/** A drill that plays itself as fast as it can, on the archive, sequencer and session of the app, until it is killed. */
const tell = (window as unknown as { tell: (told: Told) => Promise<void> }).tell;

const DRAFT = 'codex/composer';

async function newDrill(house: House): Promise<string> {
  const loaded = await loadBundle('edge-outage');
  if (!loaded.ok) throw new Error(loaded.error.lines.join('\n'));
  const participants = [
    { id: 'codex', name: 'Codex', kind: 'player', role: 'ic' },
    { id: 'claude', name: 'Claude', kind: 'bot', role: 'deputy' },
  ] as const;
  const created = await createDrill(house, {
    loaded: loaded.value,
    setup: { participants, seed: 'kills', variant: null },
  });
  if (!created.ok) throw new Error(created.error.lines.join('\n'));
  await tell({ kind: 'created', drillId: created.value });
  return created.value;
}

/** The script: a few different acts in turn, so that entries of all sizes are written. */
function actNumber(n: number): Act {
  switch (n % 5) {
    case 0:
      return {
        type: 'post',
        channel: '#incidents',
        kind: 'message',
        text: `Message ${n}. ${'Long. '.repeat(n % 200)}`,
      };
    case 1:
      return { type: 'look', console: 'logs', query: `level:error ${n}`, evidence: [] };
    case 2:
      return { type: 'finding.note', text: `Finding ${n}`, evidence: [], claim: 'observation', share: true };
    case 3:
      return { type: 'bug.open', title: `Bug ${n}`, body: 'Seen while looking.' };
    default:
      return { type: 'decide', option: 'other', text: `Decision ${n}`, reason: 'Of the script.' };
  }
}

async function play(house: House, session: LiveSession, from: number): Promise<void> {
  const phase = session.getSnapshot().view.phase;
  if (phase === 'briefing') await session.propose({ type: 'drill.start' });
  if (phase === 'paused') await session.propose({ type: 'drill.resume' });
  for (let n = from; ; n++) {
    const text = `typed ${n}`;
    const kept = await house.archive.saveDraft({ drillId: session.drillId, key: DRAFT, text, savedAt: Date.now() });
    if (kept.ok) void tell({ kind: 'drafted', draft: n });
    const done = await session.propose(actNumber(n));
    if (done.ok) void tell({ kind: 'acknowledged', seq: done.value.seq, id: done.value.id });
    else void tell({ kind: 'trouble', text: done.error.sentence });
    await new Promise((resolve) => setTimeout(resolve, n % 7));
  }
}

async function main(): Promise<void> {
  const started = performance.now();
  const house = await openHouse();
  if (house.archive.keeping.kind !== 'durable') throw new Error('this browser does not store');
  const drillId = new URLSearchParams(location.search).get('drill') ?? (await newDrill(house));
  const opened = await openSession(house, drillId);
  if (!opened.ok) throw new Error(opened.error.lines.join('\n'));
  const session = opened.value;
  const { drill } = session.getSnapshot();
  const entries = [...(await house.archive.entries(drillId))];
  const draft = Number((await house.archive.draft(drillId, DRAFT))?.text.replace('typed ', '') ?? 0);
  await tell({
    kind: 'found',
    entries: entries.map(({ seq, id }) => ({ seq, id })),
    phase: session.getSnapshot().view.phase,
    hashes: [replay(drill.bundle, drill.header, entries).hash, stateHash(session.folded())],
    draft,
    openedInMs: Math.round(performance.now() - started),
  });
  await play(house, session, Math.max(draft, entries.length) + 1);
}

main().catch((cause: unknown) =>
  tell({ kind: 'trouble', text: cause instanceof Error ? cause.message : String(cause) }),
);
