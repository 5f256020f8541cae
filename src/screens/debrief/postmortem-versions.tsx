import { type ReactNode, useState } from 'react';
import { personName } from '../../drill/drill';
import { Markdown } from '../../ui/markdown';
import { Segmented } from '../../ui/segmented';
import { useDebrief } from './context';
import classes from './postmortem.module.css';
import { PostmortemChanges } from './postmortem-changes';
import { PostmortemCriteria } from './postmortem-compare';
import { PostmortemJudged } from './postmortem-judged';
import type { JudgedVersion } from './types';

type Shown = Pick<JudgedVersion, 'version'> & Partial<Pick<JudgedVersion, 'card'>>;
type Sight = 'judged' | 'read' | 'changes';

const nameOf = (i: number): string => (i === 0 ? 'First' : `Revision ${i}`);

/**
 * Every version of the postmortem: the one that counts, and what was made of it once the truth was told. On the screen one of
 * them at a time, judged, as it reads, or as what was changed; on paper all of them as they read.
 */
export function PostmortemVersions({
  versions,
  action,
}: {
  readonly versions: readonly Shown[];
  readonly action: ReactNode;
}) {
  const { drill } = useDebrief();
  const [chosen, setChosen] = useState<number>();
  const [sight, setSight] = useState<Sight>('judged');
  const at = Math.min(chosen ?? versions.length - 1, versions.length - 1);
  const shown = versions[at];
  if (shown === undefined) return null;
  const before = versions[at - 1];
  const sights: readonly { readonly value: Sight; readonly label: string }[] = [
    ...(shown.card === undefined ? [] : [{ value: 'judged' as const, label: 'Judged' }]),
    { value: 'read', label: 'As it reads' },
    ...(before === undefined ? [] : [{ value: 'changes' as const, label: 'What changed' }]),
  ];
  const seen = sights.some((s) => s.value === sight) ? sight : (sights[0]?.value ?? 'read');
  return (
    <>
      <div className={classes.bar} data-screen-only>
        {versions.length > 1 && (
          <Segmented
            label="Version of the postmortem"
            value={String(at)}
            onChange={(i) => setChosen(Number(i))}
            options={versions.map((v, i) => ({
              value: String(i),
              label: v.card === undefined ? nameOf(i) : `${nameOf(i)}: ${v.card.score.toFixed(0)}`,
            }))}
          />
        )}
        <Segmented label="How it is shown" value={seen} onChange={setSight} options={sights} />
        <span className="hw-grow" />
        {action}
      </div>
      {versions.length > 1 && <PostmortemCriteria versions={versions} nameOf={nameOf} />}
      <div data-screen-only>
        <h3 className={classes.title}>
          {nameOf(at)}
          {shown.card !== undefined && `, ${shown.card.score.toFixed(1)} of 100 for the writing`}
        </h3>
        <p className={classes.by}>
          by {personName(drill, shown.version.by)}
          {at > 0 && ', written after the debrief told what had happened: judged, and not counted'}
        </p>
        {seen === 'judged' && shown.card !== undefined && (
          <PostmortemJudged key={at} text={shown.version.markdown} card={shown.card} />
        )}
        {seen === 'read' && (
          <div className={`prose ${classes.document ?? ''}`}>
            <Markdown text={shown.version.markdown} level={3} />
          </div>
        )}
        {seen === 'changes' && before !== undefined && (
          <PostmortemChanges before={before.version.markdown} after={shown.version.markdown} />
        )}
      </div>
      <div className="hw-print-only">
        {versions.map((v, i) => (
          <div key={v.version.seq}>
            <h3 className={classes.title}>
              {nameOf(i)}, by {personName(drill, v.version.by)}
              {v.card !== undefined && `, ${v.card.score.toFixed(1)} of 100 for the writing`}
            </h3>
            <div className={`prose ${classes.document ?? ''}`}>
              <Markdown text={v.version.markdown} level={3} />
            </div>
            {v.card !== undefined && (
              <ul className={classes.printed}>
                {v.card.criteria.map((c) => (
                  <li key={c.id}>
                    <b>
                      {c.title}, {c.points} of {c.of}:
                    </b>{' '}
                    {c.reason}
                  </li>
                ))}
              </ul>
            )}
          </div>
        ))}
      </div>
    </>
  );
}
