import { HOUR, MINUTE, SECOND } from '../../base/drill-time';
import type { Act } from '../../drill/acts';
import { strangeReaders } from '../access';
import { BREACH_TITLE, breachImpact } from '../breach';
import { type Classification, classify, graver, shifted } from '../classify';
import { lookAtHealth, readHealth } from '../health';
import { type Duty, type Intent, later, type Situation } from '../intent';
import { impactText, lower, recoveredAt, toldBeginning, unaffectedText } from '../knowledge';
import { lookAct, observe, type Target } from '../reading';
import { bridgeChannel, clock, declaredAt, heldSince, holds, severityNow } from '../situation';
import { temperOf } from '../temperament';
import { bugTitle } from './bugs';
import { findingOf, lookAt } from './tasks';
import { publicTitle } from './updates';

/** Share of failing calls (percent) from which an outage is complete. */
const COMPLETE = 80;

/** Words of a notice that is about who gets at what, and not about whether it works. */
const ACCESS = /\breads? of accounts|\bsign-?ins?\b|\bexports?\b|\baccess(?:ed)? (?:to|by|from)\b|service role/i;

function concernsAccess({ view }: Situation): boolean {
  return view.pages.some((p) => ACCESS.test(p.text));
}

/** Judges what it is and says so: an incident is declared; what is none gets a bug ticket. Both looks are on record. */
export function judge(then: Situation): readonly Act[] {
  const tracker = observe(then, { kind: 'tracker' });
  const access = concernsAccess(then) ? observe(then, { kind: 'access' }) : undefined;
  const found = classify(then, access?.text);
  const looks: Act[] = [lookAtHealth(found.health), lookAct(tracker)];
  if (access !== undefined) looks.push(lookAct(access), findingOf(access));
  if (found.severity === undefined) {
    const reason = `${found.reason}: ${found.health.text}. ${tracker.text}`;
    const filed = then.view.assessments.some((a) => a.verdict === 'not-incident') || then.view.bugs.length > 0;
    const page = then.view.pages.at(-1)?.text;
    const title = page === undefined ? 'Alert without an incident' : bugTitle(page);
    const body = `${page ?? ''}\n${reason} No incident; for working hours, and watched meanwhile.`.trim();
    return [
      ...looks,
      { type: 'assess', verdict: 'not-incident', reason },
      ...(filed ? [] : [{ type: 'bug.open' as const, title, body }, ...discarded(then, found)]),
    ];
  }
  const severity = shifted(then, found.severity, temperOf(then).severityShift).id;
  return [
    ...looks,
    { type: 'assess', verdict: 'incident', severity, reason: found.kind === 'outage' ? tracker.text : found.reason },
    found.kind === 'security'
      ? { type: 'declare', severity, summary: BREACH_TITLE, impact: breachImpact(then, undefined) }
      : { type: 'declare', severity, summary: publicTitle(then), impact: impactText(then) },
  ];
}

/** Suspects that an ordinary picture clears, named as such: an outage, and whatever was deployed before the alert. */
function discarded(then: Situation, found: Classification): readonly Act[] {
  if (!temperOf(then).discards) return [];
  const deployed = then.read({ op: 'deployments.list' });
  const shipped = (deployed.ok ? deployed.value.rows : [])
    .filter((d) => d.at > then.view.t - 3 * HOUR && !d.environment.startsWith('staging'))
    .toSorted((a, b) => b.at - a.at)
    .slice(0, 2);
  const seen = [...found.health.evidence, ...(deployed.ok ? deployed.evidence : [])].slice(0, 60);
  const look: Act = {
    type: 'look',
    console: 'github',
    query: 'deployments',
    evidence: deployed.ok ? [...deployed.evidence] : [],
  };
  const note = (text: string): Act => ({ type: 'finding.note', text, evidence: seen, claim: 'discards', share: true });
  return [
    look,
    note(
      `Discarding an outage, also of a part of the app: ${unaffectedText(then)}, and nothing fails more than usual.`,
    ),
    ...shipped.map((d) =>
      note(`Discarding ${d.title}: it was deployed at ${clock(then, d.at)}, and ${lower(unaffectedText(then))} since.`),
    ),
  ];
}

/** The first look: an incident is declared at once; where nothing is wrong, what could explain the report is read first. */
function firstLook(then: Situation): readonly Act[] {
  const found = classify(then);
  const accessed = concernsAccess(then) && strangeReaders(then).length > 0;
  if (found.severity !== undefined || accessed || temperOf(then).rounds === 0) return judge(then);
  const text = `Nothing out of the ordinary at ${clock(then, then.view.t)}: ${found.health.text}. Reading on before I say what it is.`;
  return [lookAtHealth(found.health), findingOf({ text, evidence: found.health.evidence })];
}

/** Looks at tracker and metrics, judges what it is, and declares it. */
export const declareIncident: Duty = (now) => {
  const since = heldSince(now, 'ic');
  if (!holds(now, 'ic') || since === undefined || declaredAt(now) !== undefined || now.view.assessments.length > 0)
    return [];
  const looked = now.view.looks.find((l) => l.console === 'metrics' && l.seq !== undefined && l.at >= since)?.at;
  if (looked === undefined) return [{ key: 'assess', at: later(now, since, 60, 110, 'assess'), acts: firstLook }];
  const rounds = explanations(now).slice(0, temperOf(now).rounds);
  const reading = rounds.map((targets, i): Intent => {
    const key = `investigate/report/${i}`;
    return {
      key,
      at: later(now, looked + i * 40 * SECOND, 20, 40, key),
      acts: (then) => {
        const seen = lookAt(then, targets, key);
        return [...seen.acts, ...seen.found.map(findingOf)];
      },
    };
  });
  const at = later(now, looked + rounds.length * 40 * SECOND, 20, 50, 'assess', 'calm');
  return [...reading, { key: 'assess/calm', at, acts: judge }];
};

/** What may explain a report when nothing is wrong with the charts, the nearest first. */
function explanations(now: Situation): readonly (readonly Target[])[] {
  const streams = (kind: RegExp): string[] => now.menu.streams.filter((s) => kind.test(s.kind)).map((s) => s.id);
  const logs = [streams(/web/), streams(/gateway/), streams(/error-log/)].filter((ids) => ids.length > 0);
  return [
    [{ kind: 'tracker' }, ...logs.map((ids): Target => ({ kind: 'logs', streams: ids }))],
    [
      { kind: 'pages', console: 'vendor' },
      { kind: 'pages', console: 'platform' },
    ],
    [{ kind: 'deployments' }, { kind: 'commits' }],
  ];
}

/** Minutes after the judgement that it is no incident at which somebody looks again: the playbook wants it watched. */
const LOOKS_AGAIN = [5, 10, 15, 20, 25, 30];

/** What was judged to be no incident is watched for a while, and judged anew whenever another page comes. */
export const keepWatching: Duty = (now) => {
  const judged = now.view.assessments.find((a) => a.verdict === 'not-incident');
  const since = heldSince(now, 'ic');
  if (!holds(now, 'ic') || since === undefined || judged === undefined || declaredAt(now) !== undefined) return [];
  const due = LOOKS_AGAIN.map((after) => judged.at + after * MINUTE).filter((at) => at > since);
  const again = due.map((at, i): Intent => {
    const key = `look/${judged.seq}/${at}`;
    return {
      key,
      at: later(now, at, 0, 40, key),
      acts: (then) => {
        const found = classify(then);
        if (found.severity !== undefined) return judge(then);
        const text = `Still no incident at ${clock(then, then.view.t)}: ${found.health.text}. ${unaffectedText(then)}.`;
        return [
          lookAtHealth(found.health),
          // Told at the first look and at the last one: in between there is nothing to add.
          ...(i === 0 || i === due.length - 1 ? [findingOf({ text, evidence: found.health.evidence })] : []),
        ];
      },
    };
  });
  const paged = now.view.pages
    .filter((p) => p.at > Math.max(judged.at, since) && p.to === undefined)
    .map((p): Intent => ({ key: `assess/${p.id}`, at: later(now, p.at, 60, 110, 'assess', p.id), acts: judge }));
  return [...again, ...paged];
};

/** Raises the severity when an outage is complete and lasts longer than the playbook allows for the present one. */
export const raiseSeverity: Duty = (now) => {
  const rule = now.playbook.escalates.find((e) => e.from === now.view.declared);
  if (!holds(now, 'ic') || rule === undefined || recoveredAt(now) !== undefined || now.view.resolved) return [];
  if (!temperOf(now).reassesses) return [];
  const due = toldBeginning(now) + rule.completeOutageMinutes * MINUTE;
  return [
    {
      key: `raise/${rule.to}`,
      at: later(now, Math.max(due, declaredAt(now) ?? due), 20, 80, 'raise'),
      acts: (then): readonly Act[] => {
        const health = readHealth(then);
        const look: Act = lookAtHealth(health);
        if (health.worstFailing < COMPLETE) return [look];
        const reason = `Still wholly out ${rule.completeOutageMinutes} minutes after it began: ${health.text}`;
        return [look, ...newSeverity(then, rule.to, reason)];
      },
    },
  ];
};

/** Sets the severity, changes the label of the ticket, and tells everybody. */
function newSeverity(then: Situation, severity: string, reason: string): readonly Act[] {
  const row = then.playbook.severities.find((s) => s.id === severity);
  const old = severityNow(then);
  const acts: Act[] = [{ type: 'severity.set', severity, reason }];
  if (then.view.ticket !== undefined && row !== undefined && old !== undefined) {
    acts.push({ type: 'ticket.label', add: [`sev-${row.n}`], remove: [`sev-${old.n}`] });
  }
  acts.push({
    type: 'post',
    channel: bridgeChannel(then),
    kind: 'message',
    text: `This is a ${row?.code ?? severity} from now on: ${reason}.`,
  });
  return acts;
}

/** Minutes between two judgements of the severity while the incident lasts. */
const REJUDGE = 5;
const REJUDGEMENTS = 8;

/**
 * Judges the severity again while the incident lasts: raises it when what is visible is graver than what was declared; lowers
 * it when somebody declared it higher than anything visible bears out. What the team itself has mended lowers nothing.
 */
export const reassess: Duty = (now) => {
  const declared = declaredAt(now);
  if (!holds(now, 'ic') || declared === undefined || recoveredAt(now) !== undefined || now.view.resolved) return [];
  if (!temperOf(now).reassesses) return [];
  return Array.from({ length: REJUDGEMENTS }, (_, i): Intent => {
    const key = `rejudge/${i + 1}`;
    return {
      key,
      at: later(now, declared + (i + 1) * REJUDGE * MINUTE, 0, 60, key),
      acts: (then) => {
        const found = classify(then);
        const is = then.view.declared;
        const should = found.severity?.id;
        if (should === undefined || recoveredAt(then) !== undefined) return [];
        const mended = then.view.decisions.length > 0 || then.view.changes.length > 0;
        const tooHigh = graver(then, is, should) && then.view.severities.length === 1 && !mended;
        if (!graver(then, should, is) && !tooHigh) return [];
        return [lookAtHealth(found.health), ...newSeverity(then, should, found.reason)];
      },
    };
  });
};
