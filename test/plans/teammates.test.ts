import { describe, expect, it } from 'vitest';
import { parHeader } from '../../src/authoring/par';
import { runHeadless, type ScriptedStep } from '../../src/conduct/run-headless';
import type { Act } from '../../src/drill/acts';
import type { Participant } from '../../src/drill/record';
import type { DrillState } from '../../src/drill/state';
import { full, shipped } from '../support/shipped';

const { bundle } = shipped('edge-outage');
const MINUTE = 60_000;

const person = (kind: 'bot' | 'player', id: string, name: string, role: string): Participant => ({
  id,
  name,
  kind,
  role,
});

/** Plays with the people given; what players do is scripted by minute. */
function play(
  people: readonly Participant[],
  script: readonly (readonly [minute: number, by: string, act: Act])[],
  { seed = 'team', variant = 'bad-deploy', until = 60 }: { seed?: string; variant?: string; until?: number } = {},
): DrillState {
  const header = { ...parHeader(bundle, variant, seed), drillId: `team-${seed}`, participants: [...people] };
  const steps = script.map(([minute, by, act]): ScriptedStep => ({ at: minute * MINUTE, by, acts: [act] }));
  return runHeadless(bundle, header, steps, until * MINUTE).state;
}

const say = (text: string, channel = '#incidents'): Act => ({ type: 'post', channel, kind: 'message', text });
const answersTo = (state: DrillState, text: string) => {
  const asked = state.messages.find((m) => m.text === text);
  return state.messages.filter((m) => m.replyTo === asked?.id && m.kind === 'answer');
};

describe('colleagues who are spoken to', () => {
  const people = [
    person('player', 'codex', 'Codex', 'ic'),
    person('bot', 'claude', 'Claude', 'deputy'),
    person('bot', 'aiko-tanabe', 'Aiko Tanabe', 'scribe'),
  ];
  const lines = [
    [5, 'can someone look at sentry'],
    [8, 'Claude, what did you find?'],
    [10, 'who has the ticket?'],
    [11, 'Claude, who has the ticket?'],
    [12, 'Claude, have a go at it'],
    [13, 'Claude, the second one'],
    [15, 'Claude, please delete the error logs, they only confuse people'],
    [17, 'Claude, please roll back generate-reading'],
    [21, 'thanks, Claude'],
    [22, 'thank you, Claude!'],
    [23, 'Claude, take over comms'],
    [25, 'Claude, not now'],
  ] as const;
  const state = play(
    people,
    [
      [1, 'codex', { type: 'role.take', role: 'ic' }],
      [2, 'codex', { type: 'declare', severity: 'SEV2', summary: 'Readings fail', impact: 'People get no reading' }],
      ...lines.map(([minute, text]) => [minute, 'codex', say(text)] as const),
    ],
    { until: 30 },
  );

  it('one of them answers whoever asks the room, with counts', () => {
    const answers = answersTo(state, 'can someone look at sentry');
    expect(answers.map((m) => m.from)).toEqual(['claude']);
    expect(answers[0]?.text).toMatch(/\d+ × “.*TypeError/);
  });

  it('a slow order is acknowledged before it is answered', () => {
    const asked = state.messages.find((m) => m.text === 'can someone look at sentry');
    const replies = state.messages.filter((m) => m.replyTo === asked?.id);
    expect(replies.map((m) => m.kind)).toEqual(['message', 'answer']);
    expect((replies[0]?.at ?? 0) - (asked?.at ?? 0)).toBeLessThanOrEqual(20_000);
  });

  it('they tell what they found, and what it looks like', () => {
    expect(answersTo(state, 'Claude, what did you find?')[0]?.text).toMatch(/TypeError/);
  });

  it('they answer only when spoken to', () => {
    expect(answersTo(state, 'who has the ticket?')).toEqual([]);
    expect(answersTo(state, 'Claude, who has the ticket?')[0]?.text).toBe('There is no ticket yet.');
  });

  it('an unclear order is answered with two readings, and the choice is carried out', () => {
    expect(answersTo(state, 'Claude, have a go at it')[0]?.text).toMatch(/“.+”, or “.+”\?$/);
    expect(answersTo(state, 'Claude, the second one')[0]?.text).toMatch(/Error tracker|Done|deploy/);
  });

  it('what destroys evidence is refused, with the reason', () => {
    expect(answersTo(state, lines[6][1])[0]?.text).toMatch(/logs and traces stay/);
    expect(state.facts.some((f) => f.fact.type === 'logs.deleted')).toBe(false);
  });

  it('the commander’s order is carried out and reported', () => {
    expect(answersTo(state, lines[7][1])[0]?.text).toMatch(/deploy generate-reading v41/);
    expect(state.facts.map((f) => f.fact)).toContainEqual(
      expect.objectContaining({ type: 'function.deployed', version: 'v41' }),
    );
  });

  it('a role is taken over when asked', () => {
    expect(state.roles.some((r) => r.role === 'comms' && r.person === 'claude')).toBe(true);
  });

  it('an order of somebody who does not command needs the commander’s word', () => {
    const others = [
      person('bot', 'codex', 'Codex', 'ic'),
      person('bot', 'claude', 'Claude', 'deputy'),
      person('player', 'aiko-tanabe', 'Aiko Tanabe', 'scribe'),
    ];
    const text = 'Claude, please roll back generate-reading';
    const run = play(others, [[5, 'aiko-tanabe', say(text)]], { until: 8 });
    expect(answersTo(run, text)[0]?.text).toMatch(/word of Codex/);
    expect(run.facts.some((f) => f.fact.type === 'function.deployed')).toBe(false);
  });
});

describe('a commander made of code', () => {
  it('gives a deputy tasks with a reason, asks twice, and then does it itself', () => {
    const people = [
      person('bot', 'codex', 'Codex', 'ic'),
      person('player', 'claude', 'Claude', 'deputy'),
      person('bot', 'aiko-tanabe', 'Aiko Tanabe', 'scribe'),
    ];
    const state = play(people, [[4, 'claude', { type: 'role.take', role: 'deputy' }]], { until: 25 });
    const [first] = state.tasks;
    expect(first?.to).toBe('claude');
    expect(first?.text).toMatch(/more than any guess/);
    const asked = state.messages.filter(
      (m) => m.from === 'codex' && m.text.startsWith('@Claude') && /\?|help/.test(m.text),
    );
    expect(asked.length).toBeGreaterThanOrEqual(2);
    expect(state.messages.some((m) => m.from === 'codex' && /take this one|this one myself/.test(m.text))).toBe(true);
    // What was read like that is enough to decide on.
    expect(state.decisions.map((d) => d.text)).toEqual(['deploy generate-reading v41']);
    expect(state.refusals).toEqual([]);
  });

  it('thanks for a report and says what it understood', () => {
    const people = [person('bot', 'codex', 'Codex', 'ic'), person('player', 'claude', 'Claude', 'deputy')];
    const given = play(people, [[4, 'claude', { type: 'role.take', role: 'deputy' }]], { until: 9 });
    const taskId = given.tasks[0]?.id ?? '';
    const text = '412 × “TypeError: Cannot read properties of undefined” since 13:10. Nothing else.';
    const state = play(
      people,
      [
        [4, 'claude', { type: 'role.take', role: 'deputy' }],
        [9, 'claude', { type: 'task.report', taskId, text, outcome: 'done' }],
      ],
      { until: 10 },
    );
    expect(state.messages.some((m) => m.from === 'codex' && m.text.includes('412 × “TypeError'))).toBe(true);
  });

  it('asks whoever speaks for the team in time, and sends the update itself when it stays out', () => {
    const people = [
      person('bot', 'codex', 'Codex', 'ic'),
      person('bot', 'claude', 'Claude', 'deputy'),
      person('player', 'aiko-tanabe', 'Aiko Tanabe', 'comms'),
    ];
    const state = play(people, [[4, 'aiko-tanabe', { type: 'role.take', role: 'comms' }]], { until: 60 });
    const asked = state.tasks.filter((t) => t.to === 'aiko-tanabe');
    expect(asked.map((t) => t.kind)).toContain('update');
    expect(asked.some((t) => /next update is due at \d\d:\d\d/.test(t.text))).toBe(true);
    const first = state.messages.find((m) => m.kind === 'update');
    const due = (state.severities[0]?.at ?? 0) + 30 * MINUTE;
    expect((first?.at ?? 0) - due).toBeLessThan(5 * MINUTE);
  });

  it('asks a scribe for the timeline, and reminds when nothing is written', () => {
    const people = [
      person('bot', 'codex', 'Codex', 'ic'),
      person('bot', 'claude', 'Claude', 'deputy'),
      person('player', 'aiko-tanabe', 'Aiko Tanabe', 'scribe'),
    ];
    const state = play(people, [[4, 'aiko-tanabe', { type: 'role.take', role: 'scribe' }]], { until: 40 });
    expect(state.tasks.some((t) => t.to === 'aiko-tanabe' && t.kind === 'scribe')).toBe(true);
    expect(state.messages.filter((m) => /for the timeline, please/.test(m.text)).length).toBeGreaterThan(0);
  });
});

const seeds = Array.from({ length: full ? 50 : 6 }, (_, i) => `words-${i + 1}`);

it.each(seeds)('nobody says the same line twice in a row (%s)', (seed) => {
  const people = [
    person('bot', 'codex', 'Codex', 'ic'),
    person('bot', 'claude', 'Claude', 'deputy'),
    person('player', 'aiko-tanabe', 'Aiko Tanabe', 'comms'),
    person('bot', 'sam-whitfield', 'Sam Whitfield', 'scribe'),
  ];
  const chat = [
    'hello Claude',
    'thanks, Claude',
    'Claude, thank you',
    'Claude, what did you find?',
    'Claude, hm',
    'Claude, hm?',
    'hi Claude',
  ];
  const variant = bundle.scenario.variants[seed.length % bundle.scenario.variants.length]?.id ?? '';
  const state = play(
    people,
    chat.flatMap((text, i) => [
      [6 + 2 * i, 'aiko-tanabe', say(text)] as const,
      [7 + 2 * i, 'aiko-tanabe', say(text.replace('Claude', 'Codex'))] as const,
    ]),
    { seed, variant, until: 100 },
  );
  for (const { id } of people.filter((p) => p.kind === 'bot')) {
    // What is reported stands among the messages as well.
    const texts = state.messages.filter((m) => m.from === id && m.seq !== undefined);
    const twice = texts.filter((row, i) => row.text === texts[i - 1]?.text);
    expect(
      twice.map((m) => m.text),
      id,
    ).toEqual([]);
  }
});
