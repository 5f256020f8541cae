import { useMemo } from 'react';
import { type RemedyVerdict, type RevealedRemedy, reveal } from '../../report/reveal';
import { DataTable } from '../../ui/data-table';
import { Tag } from '../../ui/tag';
import { useDebrief } from './context';
import classes from './debrief.module.css';
import { JumpButton } from './jump-button';
import { Wide } from './wide';
import { utc, who } from './words';

const VERDICTS: Readonly<
  Record<RemedyVerdict, { readonly word: string; readonly tone: 'good' | 'neutral' | 'warn' | 'bad' }>
> = {
  right: { word: 'Right', tone: 'good' },
  acceptable: { word: 'Acceptable', tone: 'neutral' },
  useless: { word: 'Useless', tone: 'warn' },
  harmful: { word: 'Harmful', tone: 'bad' },
};

/** What really was the matter, where it could be seen, and what would have helped. */
export function TruthSection() {
  const { drill, state, truth } = useDebrief();
  const told = useMemo(() => reveal(drill, state), [drill, state]);
  const times: readonly (readonly [string, number | undefined])[] = [
    ['The fault began', truth.faultAt],
    ['It could be seen', truth.visibleAt],
    ['The bleeding stopped', truth.mitigatedAt],
    ['The cause was gone', truth.fixedAt],
  ];
  return (
    <>
      <div className={classes.reading}>
        <p>
          <strong>{told.variant.title}.</strong> {told.variant.summary}
        </p>
        {told.cause !== undefined && (
          <p>
            <strong>Root cause.</strong> {told.cause}
          </p>
        )}
        {told.trigger !== undefined && (
          <p>
            <strong>Trigger.</strong> {told.trigger}
          </p>
        )}
        <p>
          <strong>Impact.</strong> {told.impact}
        </p>
        {told.factors.length > 0 && (
          <>
            <p>
              <strong>Contributing factors.</strong>
            </p>
            <ul className={classes.plainList}>
              {told.factors.map((f) => (
                <li key={f.text}>
                  {f.text} {f.latent && <Tag>latent</Tag>}
                </li>
              ))}
            </ul>
          </>
        )}
      </div>
      <dl className={classes.times}>
        {times.map(([label, at]) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>
              {at === undefined ? 'never' : at < 0 ? `${utc(drill, at)}, before the drill` : <JumpButton at={at} />}
            </dd>
          </div>
        ))}
      </dl>

      <h3 className={classes.sub}>Key evidence</h3>
      <Wide label="Key evidence">
        <DataTable
          caption="Evidence that pointed to the cause"
          hideCaption
          rows={told.evidence}
          rowKey={(e) => e.id}
          empty="The scenario names no key evidence for this variant."
          columns={[
            { id: 'title', header: 'Evidence', cell: (e) => e.title },
            { id: 'where', header: 'Where', cell: (e) => e.where },
            {
              id: 'seen',
              header: 'Seen',
              cell: (e) =>
                e.seen === undefined ? (
                  <Tag tone="warn">not seen</Tag>
                ) : (
                  <JumpButton at={e.seen.at} seq={e.seen.seq}>
                    {who(drill, e.seen.by)}
                  </JumpButton>
                ),
            },
          ]}
        />
      </Wide>

      {told.decoys.length > 0 && (
        <>
          <h3 className={classes.sub}>False suspects, and what clears them</h3>
          <ul className={classes.decoys}>
            {told.decoys.map((d) => (
              <li key={d.id}>
                <p>{d.sentence}</p>
                <ul>
                  {d.clearedBy.map((e) => (
                    <li key={e.id}>
                      {e.title} <span className="hw-muted">({e.where})</span>{' '}
                      {e.seen === undefined ? (
                        <span className="hw-muted">not seen</span>
                      ) : (
                        <JumpButton at={e.seen.at} seq={e.seen.seq}>
                          {who(drill, e.seen.by)}
                        </JumpButton>
                      )}
                    </li>
                  ))}
                </ul>
              </li>
            ))}
          </ul>
        </>
      )}

      <h3 className={classes.sub}>What would have helped</h3>
      <RemedyTable
        caption="Remedies that help in this variant, and what was tried"
        rows={told.remedies.filter(matters)}
      />
      <details className={classes.draft} data-screen-only>
        <summary>What would not have helped, and nobody did</summary>
        <RemedyTable caption="Useless and harmful in this variant" rows={told.remedies.filter((r) => !matters(r))} />
      </details>
    </>
  );
}

function matters(remedy: RevealedRemedy): boolean {
  return remedy.done.length > 0 || remedy.verdict === 'right' || remedy.verdict === 'acceptable';
}

function RemedyTable({ caption, rows }: { readonly caption: string; readonly rows: readonly RevealedRemedy[] }) {
  const { drill } = useDebrief();
  return (
    <Wide label={caption}>
      <DataTable
        caption={caption}
        hideCaption
        rows={rows}
        rowKey={(r) => r.id}
        columns={[
          { id: 'title', header: 'Remedy', cell: (r) => r.title },
          {
            id: 'verdict',
            header: 'In this variant',
            cell: (r) => <Tag tone={VERDICTS[r.verdict].tone}>{VERDICTS[r.verdict].word}</Tag>,
          },
          {
            id: 'done',
            header: 'Done',
            cell: (r) =>
              r.done.length === 0 ? (
                <span className="hw-muted">no</span>
              ) : (
                r.done.map((m) => (
                  <JumpButton key={`${m.seq}-${m.at}`} at={m.at} seq={m.seq}>
                    {who(drill, m.by)}
                  </JumpButton>
                ))
              ),
          },
        ]}
      />
    </Wide>
  );
}
