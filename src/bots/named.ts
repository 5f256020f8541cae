import type { Bundle } from '../drill/bundle';
import type { Participant } from '../drill/record';
import type { BotSpec } from './bot';
import { careful } from './careful';
import { flaws } from './flaws/registry';
import { type Habit, leaveOut, never, neverCauses, otherwise, unwilling, withHabits, withTemperament } from './habits';
import { CAREFUL, type Temperament } from './temperament';

export type { BotSpec } from './bot';

function bot(
  id: string,
  title: string,
  about: string,
  temperament: Temperament,
  habits: readonly Habit[] = [],
): BotSpec {
  const policy = withTemperament(withHabits(careful, habits), temperament);
  return { id, title, about, temperament, policy: () => policy };
}

const hurried = bot(
  'hurried',
  'Hurried',
  'Acts on little: short reads, fields left empty, resolves before it has been quiet long enough.',
  {
    ...CAREFUL,
    pace: { attention: 0.7, reading: 0.6, deciding: 0.5, talking: 1, typing: 0.8 },
    rounds: 1,
    discards: false,
    fields: 'some',
    safety: 'some',
    briefing: 'thin',
    quietShare: 0.4,
    postmortem: 'brief',
  },
);

const silent = bot(
  'silent',
  'Silent',
  'Technically fine and says nothing: no announcement, no updates, no answers, no briefing.',
  { ...CAREFUL, updates: 'none', briefing: 'none', postmortem: 'brief' },
  [
    unwilling('announce', 'answer/', 'mention/', 'timeline/'),
    never('post', 'statuspage.publish', 'ticket.update', 'role.announce', 'escalate'),
    otherwise((act) => (act.type === 'finding.note' ? { ...act, share: false } : act)),
  ],
);

const careless = bot(
  'careless',
  'Careless',
  'Late, with the wrong severity, the wrong fix first, nothing written down and nobody briefed.',
  {
    ...CAREFUL,
    pace: { attention: 6, reading: 1.5, deciding: 1.5, talking: 4, typing: 3 },
    rounds: 1,
    hypothesis: 'newest-change',
    discards: false,
    severityShift: 1,
    reassesses: false,
    updates: 'late',
    fields: 'some',
    safety: 'none',
    briefing: 'none',
    quietShare: 0.2,
    postmortem: 'short',
  },
  [
    unwilling('timeline/', 'evidence', 'bug/', 'look/'),
    never('ticket.update', 'bug.open'),
    neverCauses('change.logged', 'backup.taken'),
  ],
);

const hero = bot('hero', 'Hero', 'A commander who does it all alone: no roles, no tasks, hands in the terminal.', {
  ...CAREFUL,
  delegates: false,
  briefing: 'thin',
  pace: { ...CAREFUL.pace, talking: 2, typing: 1.5 },
});

const fixer = bot(
  'fixer',
  'Fixer',
  'Treats the first hypothesis as true: whatever was deployed last is taken back before anything is read.',
  { ...CAREFUL, rounds: 1, hypothesis: 'newest-change', discards: false },
);

const absent = bot(
  'absent',
  'Absent',
  'Acknowledges late, declares at last, and does next to nothing.',
  {
    ...CAREFUL,
    pace: { attention: 12, reading: 4, deciding: 4, talking: 4, typing: 6 },
    rounds: 0,
    reassesses: false,
    updates: 'none',
    fields: 'some',
    safety: 'none',
    briefing: 'none',
    postmortem: 'none',
  },
  [
    unwilling('decide/', 'announce', 'answer/', 'mention/', 'bug/', 'timeline/', 'evidence'),
    leaveOut((act) => act.type === 'decide' || act.type === 'tool.run' || act.type === 'tool.done'),
  ],
);

const whole: readonly BotSpec[] = [
  bot('careful', 'Careful', 'Works through the playbook in order; the quality that par is measured from.', CAREFUL),
  hurried,
  silent,
  careless,
  hero,
  fixer,
  absent,
];

/** Every bot of known quality by its name: the whole characters, and one for each planted flaw. */
export const BOTS: Readonly<Record<string, BotSpec>> = Object.fromEntries(
  [
    ...whole,
    ...flaws.map(({ id, title, about, habits = [], temper, circumstances = [], ...flaw }): BotSpec => {
      const without = bot(id, title, about, CAREFUL, circumstances);
      const made = bot(id, title, about, { ...CAREFUL, ...temper }, [...circumstances, ...habits]);
      return {
        ...made,
        flaw: { ...flaw, baseline: without.policy, ...(circumstances.length > 0 ? { special: true as const } : {}) },
      };
    }),
  ].map((spec) => [spec.id, spec]),
);

/** Names of the whole characters, the best first. */
export const CHARACTERS: readonly string[] = whole.map((spec) => spec.id);

/** Names of the careful bots with a single flaw. */
export const FLAWED: readonly string[] = flaws.map((flaw) => flaw.id);

/** The roles that a team of bots comes with besides its commander, in the order of those who fill them. */
const TEAM_ROLES = ['deputy', 'scribe'];

/**
 * Who plays: the commander with a second one to take over when it is called away, or a whole team. Names are the playbook's own,
 * then those of the company's people who have a role.
 */
export function castOf(bundle: Bundle, cast: 'alone' | 'team'): Participant[] {
  const ic = bundle.playbook.roles.find((r) => r.id === 'ic');
  const names = [ic?.primary ?? 'Codex', ic?.backup ?? 'Claude'];
  const people = names.map((name) => {
    const known = bundle.company.people.find((p) => p.name === name);
    return { id: known?.id ?? name.toLowerCase(), name };
  });
  for (const { id, name, roleHint } of bundle.company.people)
    if (roleHint === 'scribe' && people.every((p) => p.id !== id)) people.push({ id, name });
  const roles = cast === 'team' ? ['ic', ...TEAM_ROLES] : ['ic'];
  return people.slice(0, Math.max(2, roles.length)).map((person, i) => {
    const role = roles[i];
    return { ...person, kind: 'bot', ...(role === undefined ? {} : { role }) };
  });
}

/** The cast of a simulated drill. Everybody plays by the bot's own policy. */
export function teamOf(bundle: Bundle, bot: string, _seed: string): Participant[] {
  return castOf(bundle, BOTS[bot]?.flaw?.cast ?? 'alone');
}
