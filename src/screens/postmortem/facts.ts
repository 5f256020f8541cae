import { clockMinuteUtc, type DrillTime, durationText } from '../../base/drill-time';
import { type Drill, personName } from '../../drill/drill';
import type { DrillState } from '../../drill/state';
import type { View } from '../../drill/view';
import { timeline } from '../../report/timeline';
import { changesProduction } from '../../scenario/facts';
import { numbersSeen } from './numbers-seen';

export const FACT_GROUPS = [
  'times',
  'durations',
  'people',
  'decisions',
  'severity',
  'updates',
  'numbers',
  'charts',
] as const;
export type FactGroup = (typeof FACT_GROUPS)[number];

/** Something that the team's own record says, ready to be put into the text. Nothing in here that only the truth knows. */
export interface Fact {
  readonly id: string;
  readonly group: FactGroup;
  /** `14:23`, for what happened at a time. */
  readonly time?: string;
  readonly label: string;
  /** As words in a sentence. */
  readonly text: string;
  /** As a row of a timeline. */
  readonly row?: { readonly time: string; readonly who: string; readonly event: string };
  /** As a block of its own. */
  readonly block?: string;
}

const flat = (text: string, most = 200): string => {
  const line = text.replace(/\s+/g, ' ').trim();
  return line.length <= most ? line : `${line.slice(0, most - 1)}…`;
};

interface Told {
  readonly id: string;
  readonly group: FactGroup;
  readonly at: DrillTime;
  readonly who: string;
  readonly event: string;
}

/** What the record of a drill holds for whoever writes it up, charts left out: those are read from the production. */
export function factsOf(drill: Drill, state: DrillState, view: View): readonly Fact[] {
  const clock = (at: DrillTime) => clockMinuteUtc(drill.startEpoch + at);
  const name = (id: string) => personName(drill, id);
  const told = ({ id, group, at, who, event }: Told): Fact => ({
    id,
    group,
    time: clock(at),
    label: `${who} ${event}`.trim(),
    text: `at ${clock(at)} UTC ${`${who} ${event}`.trim()}`,
    row: { time: clock(at), who, event },
  });
  const times = timeline(drill, state)
    .filter((r) => r.kind !== 'drill' && r.at <= (state.endedAt ?? r.at))
    .map((r, i) => told({ id: `time-${i}`, group: 'times', at: r.at, who: name(r.by), event: r.text }));
  const decisions = state.decisions.map((d) =>
    told({
      id: `decision-${d.seq}`,
      group: 'decisions',
      at: d.at,
      who: name(d.by),
      event: `decided (${d.option}): ${flat(d.text)}${d.reason.trim() === '' ? '' : `, because ${flat(d.reason)}`}`,
    }),
  );
  const severity = state.severities.map((s, i) =>
    told({
      id: `severity-${s.seq}`,
      group: 'severity',
      at: s.at,
      who: name(s.by),
      event: `${i === 0 ? 'declared' : 'changed the severity to'} ${s.severity}${s.reason.trim() === '' ? '' : `: ${flat(s.reason)}`}`,
    }),
  );
  const posts = view.messages.filter((m) => ['update', 'announcement', 'resolution'].includes(m.kind));
  const updates = [
    ...posts.map((m) => ({
      at: m.at,
      who: name(m.from),
      event: `posted the ${m.kind} in ${m.channel}: ${flat(m.text)}`,
    })),
    ...state.statusPage.map((p) => ({
      at: p.at,
      who: name(p.by),
      event: `published on the status page (${p.status}): ${flat(p.text)}`,
    })),
  ]
    .sort((a, b) => a.at - b.at)
    .map((u, i) => told({ id: `update-${i}`, group: 'updates', ...u }));
  const numbers = numbersSeen(state, view).map((n, i) => ({
    id: `number-${i}`,
    group: 'numbers' as const,
    time: clock(n.at),
    label: `${n.sentence} (${name(n.by)})`,
    text: n.sentence,
  }));
  return [
    ...times,
    ...durations(state, clock),
    ...people(drill, state, clock),
    ...decisions,
    ...severity,
    ...updates,
    ...numbers,
  ];
}

type Clock = (at: DrillTime) => string;

/** How long the steps took that the record shows, with the times they are counted from. */
function durations(state: DrillState, clock: Clock): readonly Fact[] {
  const page = state.pages.find((p) => p.injectId !== undefined);
  const moments: readonly (readonly [string, DrillTime | undefined])[] = [
    ['the page', page?.at],
    ['the acknowledgement', page?.acknowledgedAt],
    ['the declaration', state.severities[0]?.at],
    ['the first change of production', state.facts.find((f) => changesProduction(f.fact))?.at],
    ['the resolution', state.resolutions.findLast((r) => r.reopenedAt === undefined)?.at],
  ];
  return moments.flatMap(([until, to], i) =>
    moments.slice(0, i).flatMap(([since, from]): Fact[] => {
      if (from === undefined || to === undefined || to < from) return [];
      const took = durationText(to - from);
      const label = `${took} from ${since} to ${until}`;
      return [
        {
          id: `duration-${since}-${until}`,
          group: 'durations',
          label,
          text: `${label} (${clock(from)} to ${clock(to)} UTC)`,
        },
      ];
    }),
  );
}

/** Who held which role when, and everybody's name. */
function people(drill: Drill, state: DrillState, clock: Clock): readonly Fact[] {
  const title = (role: string) => drill.bundle.playbook.roles.find((r) => r.id === role)?.title ?? role;
  const held = state.roles.map((h): Fact => {
    const until = h.to ?? state.endedAt;
    const span = `from ${clock(h.from)}${until === undefined ? '' : ` to ${clock(until)}`} UTC`;
    const who = personName(drill, h.person);
    return {
      id: `role-${h.seq}-${h.role}`,
      group: 'people',
      time: clock(h.from),
      label: `${who}: ${title(h.role)}, ${span}`,
      text: `${who} was ${title(h.role)} ${span}`,
    };
  });
  const names = [...drill.people.values()].map(
    (p): Fact => ({
      id: `person-${p.id}`,
      group: 'people',
      label: p.title === '' ? p.name : `${p.name}, ${p.title}`,
      text: p.name,
    }),
  );
  return [...held, ...names];
}

/** The names of those who took part as players or teammates: owners of action items come from them first. */
export function rosterNames(drill: Drill): readonly string[] {
  const all = [...drill.people.values()];
  return [...all.filter((p) => p.kind !== 'cast'), ...all.filter((p) => p.kind === 'cast')].map((p) => p.name);
}
