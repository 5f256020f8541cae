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
    ...flaws.map(({ id, title, about, habits, temper, ...flaw }): BotSpec => {
      const made = bot(id, title, about, { ...CAREFUL, ...temper }, habits);
      return { ...made, flaw };
    }),
  ].map((spec) => [spec.id, spec]),
);

/** Names of the whole characters, the best first. */
export const CHARACTERS: readonly string[] = whole.map((spec) => spec.id);

/** Names of the careful bots with a single flaw. */
export const FLAWED: readonly string[] = flaws.map((flaw) => flaw.id);

/**
 * The cast of a simulated drill: the bot commands, and a second one like it is there to take over when it is called away.
 * Everybody plays by the bot's own policy.
 */
export function teamOf(bundle: Bundle, _bot: string, _seed: string): Participant[] {
  const { roles } = bundle.playbook;
  const ic = roles.find((r) => r.id === 'ic');
  const person = (name: string | undefined, otherwise: string): { id: string; name: string } => {
    const known = bundle.company.people.find((p) => p.name === (name ?? otherwise));
    return { id: known?.id ?? otherwise.toLowerCase(), name: known?.name ?? otherwise };
  };
  return [
    { ...person(ic?.primary, 'Codex'), kind: 'bot', role: 'ic' },
    { ...person(ic?.backup, 'Claude'), kind: 'bot' },
  ];
}
