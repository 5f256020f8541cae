import { type FormEvent, useState } from 'react';
import type { AuthoredScenario } from '../../authoring/authored-scenario';
import { AppShell } from '../../ui/app-shell';
import { Banner } from '../../ui/banner';
import { Button } from '../../ui/button';
import { SelectField } from '../../ui/choice-field';
import { ErrorNotice } from '../../ui/error-notice';
import { FindingsList } from '../../ui/findings-list';
import { Section } from '../../ui/section';
import { TextField } from '../../ui/text-field';
import classes from './author.module.css';

/** What is played, as the form has it. */
export interface Choice {
  /** Whole minutes after StartEx. */
  readonly from: number;
  /** Or `drawn`, as the seed may be. */
  readonly variant: string;
  readonly seed: string;
}

/** What stands for a cause or a seed that is drawn. */
export const DRAWN = 'drawn';

interface Props {
  /** The scenario as it was saved last; `null` when nobody watches one here. */
  readonly scenario: AuthoredScenario | null;
  readonly choice: Choice;
  readonly onPlay: (choice: Choice) => void;
  readonly onLeave: () => void;
}

/** The scenario that somebody is writing: what the linter says of it as it stands, and a way into it at any minute. */
export function AuthorScreen({ scenario, choice, onPlay, onLeave }: Props) {
  return (
    <AppShell
      mainLabel="Author"
      scroll="page"
      header={
        <div className={classes.header}>
          <span className={classes.brand}>Hotwash</span>
          <span className="hw-grow" />
          <Button kind="quiet" onClick={onLeave}>
            Library
          </Button>
        </div>
      }
    >
      <div className={classes.page}>
        <h1>{scenario === null || scenario.title === '' ? 'Your scenario' : scenario.title}</h1>
        {scenario === null ? (
          <ErrorNotice
            title="No scenario is being watched here"
            text="Start it in a terminal: npm run -s hotwash -- watch FOLDER. This page then shows the scenario, and follows each save."
          />
        ) : (
          <Watched scenario={scenario} choice={choice} onPlay={onPlay} />
        )}
      </div>
    </AppShell>
  );
}

function Watched({
  scenario,
  choice,
  onPlay,
}: Pick<Props, 'choice' | 'onPlay'> & { readonly scenario: AuthoredScenario }) {
  const { rows, problem, sources } = scenario;
  const bad = problem !== undefined || sources === undefined || rows.some((row) => row.severity === 'error');
  return (
    <>
      {bad ? (
        <Banner
          tone="bad"
          announce="status"
          title={problem ?? 'It cannot be played yet.'}
          text="This page follows each save."
        />
      ) : (
        <Banner
          tone="good"
          announce="status"
          title={rows.length === 0 ? 'No mistakes found.' : 'It can be played.'}
          text="This page follows each save; a drill that runs begins anew at the same minute."
        />
      )}
      {!bad && <PlayForm scenario={scenario} choice={choice} onPlay={onPlay} />}
      {rows.length > 0 && (
        <Section title="What was found" level={2}>
          <FindingsList rows={rows} />
        </Section>
      )}
    </>
  );
}

function PlayForm({
  scenario,
  choice,
  onPlay,
}: Pick<Props, 'choice' | 'onPlay'> & { readonly scenario: AuthoredScenario }) {
  const [from, setFrom] = useState(String(choice.from));
  const [variant, setVariant] = useState(choice.variant);
  const [seed, setSeed] = useState(choice.seed === DRAWN ? '' : choice.seed);
  const minute = Number(from);
  const error =
    /^\d{1,3}$/.test(from) && minute < scenario.minutes
      ? undefined
      : `Write a minute from 0 to ${scenario.minutes - 1}.`;
  const play = (event: FormEvent) => {
    event.preventDefault();
    if (error === undefined) onPlay({ from: minute, variant, seed: seed.trim() || DRAWN });
  };
  const options = [
    { value: DRAWN, label: 'drawn by the seed' },
    ...scenario.variants.map((v) => ({ value: v.id, label: v.title })),
  ];
  return (
    <form className={classes.form} onSubmit={play}>
      <TextField label="From minute" value={from} onChange={setFrom} {...(error === undefined ? {} : { error })} />
      <SelectField label="Cause" value={variant} onChange={setVariant} options={options} />
      <TextField label="Seed" value={seed} onChange={setSeed} placeholder="drawn" />
      <Button kind="primary" type="submit">
        Play from here
      </Button>
    </form>
  );
}
