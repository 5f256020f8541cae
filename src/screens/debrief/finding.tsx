import { personName } from '../../drill/drill';
import { pointsOf } from '../../score/scorecard';
import type { Finding } from '../../score/types';
import { Tag } from '../../ui/tag';
import { useDebrief } from './context';
import { Dispute } from './dispute';
import classes from './finding.module.css';
import { JumpButton } from './jump-button';
import { points, utc } from './words';

const VERDICTS = {
  kept: { word: 'Kept', tone: 'good' },
  partly: { word: 'Partly', tone: 'warn' },
  broken: { word: 'Missed', tone: 'bad' },
  echo: { word: 'No cost', tone: 'neutral' },
} as const;

export interface FindingProps {
  readonly finding: Finding;
  /** The title of the finding that this one echoes. */
  readonly echoTitle: string | undefined;
  readonly cap: string;
  readonly dispute: string | undefined;
  readonly onDispute: ((indicator: string, note: string) => void) | undefined;
}

/** One judgement with everything that it rests on. */
export function FindingItem({ finding: f, echoTitle, cap, dispute, onDispute }: FindingProps) {
  const { drill } = useDebrief();
  const verdict = VERDICTS[f.verdict];
  return (
    <article className={classes.finding} data-verdict={f.verdict}>
      <div className={classes.head}>
        <Tag tone={verdict.tone}>{verdict.word}</Tag>
        <h4 className={classes.title}>{f.title}</h4>
        {f.possible > 0 && (
          <span className={classes.points}>
            {points(pointsOf(f))} of {points(f.possible)}
          </span>
        )}
      </div>
      {f.hardFlag !== undefined && (
        <p className={classes.flag}>
          <strong>Prohibition broken:</strong> {f.hardFlag}. It caps the dimension and the whole at {cap}.
        </p>
      )}
      <p className={classes.text}>{f.text}</p>
      {f.override !== undefined && (
        <p className={classes.override}>
          {personName(drill, f.override.by)} judged it otherwise: {f.override.reason} The machine gave{' '}
          {points(f.points)} of {points(f.possible)}.
        </p>
      )}
      <dl className={classes.more}>
        {f.echoOf !== undefined && (
          <div>
            <dt>Charged at</dt>
            <dd>{echoTitle ?? f.echoOf}, once.</dd>
          </div>
        )}
        {f.visible !== undefined && (
          <div>
            <dt>Could be seen</dt>
            <dd>{f.visible}</dd>
          </div>
        )}
        <div>
          <dt>Good is</dt>
          <dd>{f.good}</dd>
        </div>
        {f.person !== undefined && (
          <div>
            <dt>Whose</dt>
            <dd>{personName(drill, f.person)}</dd>
          </div>
        )}
      </dl>
      <EvidenceList finding={f} />
      <div className={classes.foot}>
        <Clauses ids={f.clauses} />
        {onDispute !== undefined && f.possible > 0 && (
          <Dispute title={f.title} note={dispute} onSave={(note) => onDispute(f.indicator, note)} />
        )}
      </div>
    </article>
  );
}

const FIRST = 4;

/** Where in the record a finding can be checked. A long list is folded up after the first few. */
function EvidenceList({ finding }: { readonly finding: Finding }) {
  const { drill } = useDebrief();
  if (finding.evidence.length === 0) return null;
  const rows = finding.evidence.map((e, i) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: several pieces can be of one moment and say the same
    <li key={i}>
      <JumpButton at={e.at} seq={e.seq}>
        {e.text.replace(` at ${utc(drill, e.at)}`, '')}
        {e.seq !== undefined && <span className={classes.seq}> entry {e.seq}</span>}
      </JumpButton>
    </li>
  ));
  return (
    <>
      <ul className={classes.evidence} aria-label={`Evidence: ${finding.title}`}>
        {rows.slice(0, FIRST)}
      </ul>
      {rows.length > FIRST && (
        <details className={classes.rest}>
          <summary>{rows.length - FIRST} more</summary>
          <ul className={classes.evidence}>{rows.slice(FIRST)}</ul>
        </details>
      )}
    </>
  );
}

/** The clauses that a finding rests on; opened, they say their rules. */
function Clauses({ ids: named }: { readonly ids: readonly string[] }) {
  const { rule } = useDebrief();
  // Several prohibitions can rest on one clause.
  const ids = [...new Set(named)];
  if (ids.length === 0) return null;
  return (
    <details className={classes.clauses}>
      <summary>
        {ids.map((id) => (
          <Tag key={id} mono>
            {id}
          </Tag>
        ))}
      </summary>
      <dl className={classes.rules}>
        {ids.map((id) => {
          const found = rule(id);
          return (
            <div key={id}>
              <dt>{id}</dt>
              <dd>
                {found === undefined ? 'The playbook has no such clause.' : found.text}
                {found !== undefined && <span className="hw-muted"> ({found.section})</span>}
              </dd>
            </div>
          );
        })}
      </dl>
    </details>
  );
}
