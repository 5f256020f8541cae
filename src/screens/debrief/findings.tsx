import { useState } from 'react';
import type { Finding, Scorecard } from '../../score/types';
import { RatingBadge } from '../../ui/rating-badge';
import { Segmented } from '../../ui/segmented';
import classes from './debrief.module.css';
import { FindingItem } from './finding';
import { PersonChoice, PersonSummary, TEAM } from './scorecard';

const ORDER = ['broken', 'partly', 'echo', 'kept'] as const;
type Shown = 'lapses' | 'kept' | 'all';

/** Findings by dimension, the lapses first. On paper all of them are printed. */
export function Findings({
  card,
  me,
  disputes,
  onDispute,
}: {
  readonly card: Scorecard;
  readonly me: string | null;
  readonly disputes: Readonly<Record<string, string>>;
  readonly onDispute: ((indicator: string, note: string) => void) | undefined;
}) {
  const [whose, setWhose] = useState(TEAM);
  const [shown, setShown] = useState<Shown>('lapses');
  const person = card.people.find((p) => p.person === whose);
  const all = card.dimensions.flatMap((d) => d.findings);
  const isShown = (f: Finding) => shown === 'all' || (f.verdict === 'kept') === (shown === 'kept');
  const lapses = (person?.findings ?? all).filter((f) => f.verdict !== 'kept').length;
  const total = (person?.findings ?? all).length;
  return (
    <>
      <div className={classes.filters} data-screen-only>
        <PersonChoice people={card.people} me={me} value={whose} onChange={setWhose} />
        <Segmented
          label="Which findings"
          value={shown}
          onChange={setShown}
          options={[
            { value: 'lapses', label: `To improve (${lapses})` },
            { value: 'kept', label: `Kept (${total - lapses})` },
            { value: 'all', label: 'All' },
          ]}
        />
      </div>
      {person !== undefined && <PersonSummary score={person} />}
      {card.dimensions.map((d) => {
        const findings = (person?.findings ?? d.findings)
          .filter((f) => f.dimension === d.id)
          .toSorted((a, b) => ORDER.indexOf(a.verdict) - ORDER.indexOf(b.verdict));
        if (findings.length === 0) return null;
        const visible = findings.filter(isShown).length;
        return (
          <section key={d.id} className={classes.group}>
            <h3>
              {d.title}
              {person === undefined && d.possible > 0 && <RatingBadge rating={d.rating} />}
            </h3>
            {visible === 0 && (
              <p className="hw-muted" data-screen-only>
                {shown === 'kept' ? 'Nothing was kept whole.' : 'Nothing to improve was found.'}
              </p>
            )}
            {findings.map((f) => (
              <div key={f.indicator} className={isShown(f) ? undefined : 'hw-print-only'}>
                <FindingItem
                  finding={f}
                  echoTitle={all.find((other) => other.indicator === f.echoOf)?.title}
                  cap={card.scale.hardFlagCap}
                  dispute={disputes[f.indicator]}
                  onDispute={onDispute}
                />
              </div>
            ))}
          </section>
        );
      })}
    </>
  );
}
