import { describe, expect, it } from 'vitest';
import { textDependentsOf } from '../../../src/score/dependents';
import { postmortemCard } from '../../../src/score/writing/card-of-record';
import { CAREFUL, criterion, fallen, share, type Written, written } from './drills';

/** One mistake in a true postmortem: where it is charged, and the words that the verdict has to point to. */
interface Planted {
  readonly name: string;
  readonly criterion: string;
  /** The text with the mistake, and the wrong words; undefined where the text has nothing of the kind. */
  readonly plant: (w: Written) => { readonly markdown: string; readonly wrong: string } | undefined;
}

/** Replaces the first match by other words. */
function put(pattern: RegExp, to: string | ((m: RegExpExecArray) => string), wrong?: string): Planted['plant'] {
  return ({ markdown }) => {
    const m = pattern.exec(markdown);
    if (m === null) return undefined;
    const text = typeof to === 'string' ? to : to(m);
    return {
      markdown: markdown.slice(0, m.index) + text + markdown.slice(m.index + m[0].length),
      wrong: wrong ?? text,
    };
  };
}

function later(clock: string, minutes: number): string {
  const [h = 0, m = 0] = clock.split(':').map(Number);
  const all = (h * 60 + m + minutes + 1440) % 1440;
  return `${String(Math.floor(all / 60)).padStart(2, '0')}:${String(all % 60).padStart(2, '0')}`;
}

const other = ({ input }: Written, not: RegExp): string =>
  input.bundle.company.people.map((p) => p.name).find((n) => !not.test(n)) ?? '';

const PLANTED: readonly Planted[] = [
  {
    name: 'a wrong time of the declaration',
    criterion: 'timeline-matches',
    plant: put(/\| (\d\d:\d\d) \| (\w+ declared SEV)/, (m) => `| ${later(m[1] ?? '', 23)} | ${m[2]}`, 'declared SEV'),
  },
  {
    name: 'two times swapped',
    criterion: 'timeline-matches',
    plant: ({ markdown }) => {
      const declared = /\| (\d\d:\d\d) \| \w+ declared SEV/.exec(markdown)?.[1] ?? '';
      const resolved = /\| (\d\d:\d\d) \| \w+ declared the incident resolved/.exec(markdown)?.[1] ?? '';
      return {
        markdown: markdown
          .replace(`| ${declared} | Codex declared SEV`, `| ${resolved} | Codex declared SEV`)
          .replace(/\| \d\d:\d\d (\| \w+ declared the incident resolved)/, `| ${declared} $1`),
        wrong: 'declared the incident resolved',
      };
    },
  },
  {
    name: 'a row that never happened',
    criterion: 'timeline-matches',
    plant: put(
      /\n\n## Impact/,
      '\n| 23:11 | The vendor called back |\n\n## Impact',
      '| 23:11 | The vendor called back |',
    ),
  },
  {
    name: 'a timeline that begins with the page',
    criterion: 'starts-at-fault',
    plant: put(/\| \d\d:\d\d \| First errors: the fault begins \|\n/, '', 'Page'),
  },
  {
    name: 'a wrong duration of the incident',
    criterion: 'durations-consistent',
    plant: put(/(\*\*Duration:\*\*) \d+ hours \d+ minutes/, (m) => `${m[1]} 9 hours 5 minutes`, '9 hours 5 minutes'),
  },
  {
    name: 'a wrong duration of the impact',
    criterion: 'durations-consistent',
    plant: put(/(## Impact\n[\s\S]*?\*\*Duration:\*\*) \d+ minutes/, (m) => `${m[1]} 431 minutes`, '431 minutes'),
  },
  {
    name: 'a wrong duration in the summary',
    criterion: 'durations-consistent',
    plant: put(
      /(## Summary\n[\s\S]*? for )\d+ minutes, from [\d:]+ to [\d:]+/,
      (m) => `${m[1]}431 minutes`,
      '431 minutes',
    ),
  },
  {
    name: 'a wrong severity',
    criterion: 'severity-right',
    plant: put(/\*\*Severity:\*\* (\d)/, (m) => `**Severity:** ${m[1] === '4' ? 1 : 4}`, '4'),
  },
  {
    name: 'a wrong commander',
    criterion: 'people-named',
    plant: (w) => {
      const name = other(w, /Codex|Claude/);
      return put(/\*\*IC:\*\* .*/, `**IC:** ${name}`, name)(w);
    },
  },
  {
    name: 'a wrong scribe',
    criterion: 'people-named',
    plant: (w) => {
      const name = other(w, /Codex|Claude/);
      return put(/\*\*Scribe:\*\* .*/, `**Scribe:** ${name}`, name)(w);
    },
  },
  {
    name: 'a decoy for the cause',
    criterion: 'root-cause-facts',
    plant: (w) => {
      const decoy = w.input.bundle.scenario.truth.causes.find((c) => c.decoy)?.sentence ?? '';
      return put(/(## Root Cause\n)[\s\S]*?(?=\n\*\*Trigger)/, (m) => `${m[1]}${decoy}\n`, decoy)(w);
    },
  },
  {
    name: 'the cause of another variant',
    criterion: 'root-cause-facts',
    plant: (w) => {
      const { causes } = w.input.bundle.scenario.truth;
      const wrong = causes.find((c) => !c.decoy && c.variant !== w.input.truth.variant)?.sentence ?? '';
      return put(/(## Root Cause\n)[\s\S]*?(?=\n\*\*Trigger)/, (m) => `${m[1]}${wrong}\n`, wrong.slice(0, 30))(w);
    },
  },
  {
    name: 'an inflated impact',
    criterion: 'impact-numbers',
    plant: put(/about (\d+) users/, (m) => `about ${Number(m[1]) * 10 + 5000} users`),
  },
  {
    name: 'an inflated share',
    criterion: 'impact-numbers',
    plant: put(/about (\d+) users/, 'about 99 % of users', '99 %'),
  },
  {
    name: 'data loss told the wrong way round',
    criterion: 'impact-numbers',
    plant: (w) => {
      const text = w.input.bundle.scenario.truth.impact.dataLoss ? 'None' : 'Half of the rows were lost';
      return put(/(\*\*Data loss:\*\*) .*/, (m) => `${m[1]} ${text}`, text)(w);
    },
  },
  {
    name: 'invented revenue',
    criterion: 'impact-numbers',
    plant: put(/(\*\*Revenue impact:\*\*) .*/, (m) => `${m[1]} $98765 lost`, '$98765 lost'),
  },
  {
    name: 'a wrong time to detect',
    criterion: 'detection-section',
    plant: put(/(\*\*Time to detect:\*\*) \d+ minutes/, (m) => `${m[1]} 97 minutes`, '97 minutes'),
  },
  {
    name: 'a wrong way in which it was noticed',
    criterion: 'detection-section',
    plant: put(
      /(\*\*How detected:\*\*) .*/,
      (m) => `${m[1]} a friend of the founder telephoned`,
      'a friend of the founder telephoned',
    ),
  },
  {
    name: 'a wrong time to mitigate',
    criterion: 'time-to-mitigate-stated',
    plant: put(
      /(\*\*Time to mitigate:\*\*) \d+ minutes from the first page/,
      (m) => `${m[1]} 180 minutes`,
      '180 minutes',
    ),
  },
  {
    name: 'a date in the past for an action',
    criterion: 'action-items',
    plant: put(/\| \d{4}-\d\d-\d\d \| P0 \|/, '| 2020-01-01 | P0 |', '2020-01-01'),
  },
  {
    name: 'an owner who does not exist',
    criterion: 'action-items',
    plant: put(
      /\| (Codex|Claude) (\| \d{4}-\d\d-\d\d \| P0 \|)/,
      (m) => `| Nobody Inparticular ${m[2]}`,
      'Nobody Inparticular',
    ),
  },
  {
    name: 'blame',
    criterion: 'blameless',
    plant: put(
      /(## Lessons Learned\n)/,
      (m) => `${m[1]}- Codex carelessly broke production and failed to check it.\n`,
      'Codex carelessly broke',
    ),
  },
];

describe.each(CAREFUL)('a mistake in the true postmortem of %s, %s', (scenario, variant) => {
  const w = written(scenario, variant);
  it('which is good to begin with', () => {
    expect(w.card.score).toBeGreaterThanOrEqual(93);
    // What is not there has no place.
    const absent = ['blameless', 'acronyms-explained'];
    for (const c of w.card.criteria)
      if (c.points > 0 && !absent.includes(c.id)) expect(c.spans.length, c.id).toBeGreaterThan(0);
  });
  it.each(PLANTED)('$name', (planted) => {
    const mistake = planted.plant(w);
    if (mistake === undefined) throw new Error('nothing to plant it in');
    expect(mistake.markdown).not.toBe(w.markdown);
    const after = postmortemCard(w.input, mistake.markdown);
    expect(share(after, planted.criterion)).toBeLessThan(share(w.card, planted.criterion) - 0.01);
    const allowed = [planted.criterion, ...textDependentsOf(planted.criterion)];
    expect(fallen(w.card, after).filter((id) => !allowed.includes(id))).toEqual([]);
    const places = criterion(after, planted.criterion)?.spans ?? [];
    const pointed = places.filter((s) => {
      const source = mistake.markdown.slice(s.start, s.end);
      return source.includes(mistake.wrong.slice(0, 40)) || (mistake.wrong.includes(source) && source.length > 0);
    });
    expect(pointed.length, JSON.stringify(places.map((s) => [s.text, s.why]))).toBeGreaterThan(0);
    expect(
      pointed.some((s) => s.why !== undefined && s.hint !== undefined) || planted.criterion === 'starts-at-fault',
    ).toBe(true);
  });
});
