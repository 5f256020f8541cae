import type { Act } from '../../drill/acts';
import type { Situation } from '../intent';
import { lookAct, observe } from '../reading';
import { suspected } from '../remedy';
import { clock } from '../situation';
import { temperOf } from '../temperament';
import { culprit, shippedBefore } from '../writing-deployment';

/** What was told does not say what the rows look like: a look of one's own does. */
function ownCount(then: Situation): readonly Act[] {
  const seen = observe(then, { kind: 'damage' });
  return [
    lookAct(seen),
    {
      type: 'finding.note',
      text: seen.text,
      evidence: [...seen.evidence].slice(0, 60),
      claim: 'observation',
      share: true,
    },
  ];
}

/**
 * Reads what was deployed before the trouble, change by change: says which one does to the rows what they look like, and names
 * the others as cleared.
 */
export function readDiffs(then: Situation): readonly Act[] {
  if (suspected(then)?.general === true) return ownCount(then);
  const shipped = shippedBefore(then);
  const guilty = culprit(then);
  const looks = shipped.map(
    (s): Act => ({ type: 'look', console: 'github', query: s.commit.sha, evidence: [...s.evidence].slice(0, 60) }),
  );
  const deployments = then.read({ op: 'deployments.list' });
  const list: Act = {
    type: 'look',
    console: 'github',
    query: 'deployments',
    evidence: deployments.ok ? [...deployments.evidence].slice(0, 60) : [],
  };
  const cause = suspected(then);
  const seen = [...new Set([...shipped.flatMap((s) => s.evidence), ...then.view.findings.flatMap((f) => f.evidence)])];
  const told =
    guilty === undefined
      ? 'none of them does to the rows what we see'
      : `“${guilty.commit.title}” (${guilty.commit.sha}, deployed at ${clock(then, guilty.deployment.at)}) does it: ${cause?.sentence ?? 'it rewrites rows'}`;
  const notes: Act[] = [
    {
      type: 'finding.note',
      text: `Read the changes that were deployed within the last hours: ${told}.`,
      evidence: seen.slice(0, 60),
      claim: 'observation',
      share: true,
    },
  ];
  if (guilty !== undefined && temperOf(then).discards) {
    for (const other of shipped) {
      if (other === guilty || other.commit.sha === guilty.commit.sha) continue;
      notes.push({
        type: 'finding.note',
        text: `Discarding ${other.deployment.title} (${other.commit.title}): its change does nothing of the kind to stored rows.`,
        evidence: [...other.evidence].slice(0, 60),
        claim: 'discards',
        share: true,
      });
    }
  }
  return [list, ...looks, ...notes];
}
