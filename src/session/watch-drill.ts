import { memoryArchive } from '../archive/memory-archive';
import { ok, type Result } from '../base/result';
import { closeTheDrill, letGo } from '../bots/duties/alone';
import type { Policy } from '../bots/intent';
import { teammate } from '../bots/teammate';
import { nextBotAct, nextStop } from '../conduct/conduct';
import type { Bundle } from '../drill/bundle';
import { createDrill as prepareDrill } from '../drill/drill';
import type { Entry, Participant } from '../drill/record';
import { memorySequencer } from '../sync/memory-sequencer';
import { loadBundle, type Trouble } from './catalogue';
import { createDrill } from './create-drill';
import { noteProgress } from './finish';
import { LiveSession } from './live-session';
import { Mirror } from './mirror';
import { type Browser, type House, newId, thisBrowser } from './ports';
import { beginLife } from './session-machine';
import { WatchedSession } from './watched-session';

/** How fast a watched drill runs at first. */
const PACE = 20;

/** How long bots have for something to write in the postmortem before it is closed, ms of wall time. */
const CLOSING = 1_500;

/** As careful as the bot that par is measured from, in a team: the commander leaves the other roles to those who have them. */
export const carefulTeam: Policy = (now) => [...teammate(now), ...letGo(now), ...closeTheDrill(now)];

/** A drill that bots play while somebody watches. It lives in memory: nothing of it comes among the person's own drills. */
export interface Watch {
  /** What screens show it through. */
  readonly session: WatchedSession;
  /** The drill itself, for the debrief. */
  readonly live: LiveSession;
  /** Where it is kept for as long as it is watched. */
  readonly house: House;
}

/** Bots in all roles of the playbook, as the playbook names people, the rest from the company's list. */
export function botTeam({ playbook, company }: Pick<Bundle, 'playbook' | 'company'>): readonly Participant[] {
  const taken = new Set<string>();
  return playbook.roles.flatMap((role): Participant[] => {
    const person = [
      company.people.find((p) => p.name === role.primary),
      company.people.find((p) => p.roleHint === role.id),
      ...company.people.filter((p) => p.title === 'Engineer'),
      ...company.people,
    ].find((p) => p !== undefined && !taken.has(p.id));
    if (person === undefined) return [];
    taken.add(person.id);
    return [{ id: person.id, name: person.name, kind: 'bot', role: role.id }];
  });
}

function houseInMemory(now: () => number): House {
  const records = new Map<string, Entry[]>();
  const keeping = { kind: 'memory', code: 'refused', sentence: 'A drill that is watched is not kept.' } as const;
  return { archive: memoryArchive(keeping, records), sequencer: memorySequencer({ now, records }) };
}

/** Sets up a drill with bots alone and starts it. Dispose of the session when done. */
export async function openWatch(
  scenarioId: string,
  browser: Browser = thisBrowser(),
  seed: string = newId().slice(0, 12),
): Promise<Result<Watch, Trouble>> {
  const loaded = await loadBundle(scenarioId);
  if (!loaded.ok) return loaded;
  const { bundle } = loaded.value;
  const house = houseInMemory(browser.now);
  const setup = { participants: botTeam(bundle), seed, variant: null };
  const created = await createDrill(house, { loaded: loaded.value, setup }, browser.now());
  if (!created.ok) return created;
  const row = await house.archive.drill(created.value);
  if (row === undefined) throw new Error('a drill in memory is there once it is created');
  await house.sequencer.append(created.value, [
    { id: newId(), by: 'facilitator', act: { type: 'drill.start' } },
    { id: newId(), by: 'facilitator', act: { type: 'drill.pace', pace: PACE } },
  ]);
  const drill = prepareDrill(bundle, row.header);
  const mirror = new Mirror(drill, await house.archive.entries(created.value));
  const policyOf = () => carefulTeam;
  const live = new LiveSession({
    house,
    browser,
    mirror,
    life: beginLife(),
    skew: 0,
    nextBotAct: (d, state, known) => nextBotAct(d, state, known, policyOf),
    nextStop: (d, state, person, known) => nextStop(d, state, person, known, policyOf),
    loadShell: () => Promise.reject(new Error('Nobody types in a drill that is watched.')),
    onProgress: (state) => {
      void noteProgress(house, drill, { bundle, header: row.header, entries: mirror.entries, state }).catch(
        () => undefined,
      );
      // Where there is nothing to write up, nobody closes the postmortem; then it ends here.
      if (state.phase !== 'postmortem') return;
      const stop = browser.every(CLOSING, () => {
        const now = live.getSnapshot().state;
        if (now.phase !== 'postmortem') stop();
        else if (nextBotAct(drill, now, mirror.known, policyOf) === undefined)
          void live.propose({ type: 'drill.close-postmortem' });
      });
    },
  });
  live.begin();
  return ok({ session: new WatchedSession(live), live, house });
}
