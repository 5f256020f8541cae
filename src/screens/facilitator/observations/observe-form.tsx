import { IconX } from '@tabler/icons-react';
import { type KeyboardEvent, useMemo, useRef } from 'react';
import type { Observation } from '../../../drill/facilitation-state';
import { epochOf } from '../../../drill/view';
import { timeline } from '../../../report/timeline';
import { newId } from '../../../session/ports';
import { Button, IconButton } from '../../../ui/button';
import { SelectField } from '../../../ui/choice-field';
import { formatUtcTime } from '../../../ui/format';
import { ratingText } from '../../../ui/rating-badge';
import { TextAreaField } from '../../../ui/text-field';
import { messagesFor } from '../channels/conversations';
import { useControl } from '../parts/control-context';
import { useDraft } from '../parts/drafts';
import { senderName } from '../parts/names';
import { Refused } from '../parts/refused';
import { useAttempt } from '../parts/use-attempt';
import classes from './observations.module.css';

const RATINGS = ['P', 'S', 'M', 'U'] as const satisfies readonly Observation['rating'][];
const asRating = (text: string) => RATINGS.find((r) => r === text);
/** So many of the latest happenings are offered to be pointed at. */
const LATEST = 15;
const TEAM = 'team';

/** Notes what was observed against an objective, while it is fresh: who, how well, what exactly. */
export function ObserveForm() {
  const { snapshot, here, drafts, propose, canSteer } = useControl();
  const { drill, state, view } = snapshot;
  const { objectives } = drill.bundle.scenario;
  const { isBusy, refusal, attempt } = useAttempt();
  const form = useRef<HTMLFormElement>(null);
  const [objective, setObjective] = useDraft(drafts, 'observe.objective', objectives[0]?.id ?? '');
  const [ratingTyped, setRating, forgetRating] = useDraft(drafts, 'observe.rating');
  const [person, setPerson, forgetPerson] = useDraft(drafts, 'observe.person', TEAM);
  const [aboutTyped, setAbout, forgetAbout] = useDraft(drafts, 'observe.about');
  const [text, setText, forgetText] = useDraft(drafts, 'observe.text');
  const rating = asRating(ratingTyped);
  const about = aboutTyped === '' ? undefined : Number(aboutTyped);
  const { happenings, facts, pages, messages } = state;
  // biome-ignore lint/correctness/useExhaustiveDependencies: the state is new at each tick, its timeline only when these are
  const rows = useMemo(
    () => timeline(drill, { ...state, messages: messagesFor(messages, canSteer) }).filter((r) => r.seq !== undefined),
    [drill, happenings, facts, pages, messages, canSteer],
  );
  const recent = rows.slice(-LATEST).toReversed();
  const chosen = rows.find((r) => r.seq === about);
  const offered = chosen === undefined || recent.includes(chosen) ? recent : [chosen, ...recent];
  const canObserve = view.phase !== 'briefing' && view.phase !== 'stopped';
  const isReady = canObserve && rating !== undefined && objective !== '' && text.trim() !== '';

  const note = async () => {
    if (!isReady || rating === undefined) return;
    const noted = await attempt(() =>
      propose({
        type: 'observe',
        observationId: newId(),
        evaluator: { id: here.me.id, name: here.me.name },
        objective,
        rating,
        text: text.trim(),
        ...(person === TEAM ? {} : { person }),
        ...(about === undefined ? {} : { about }),
      }),
    );
    if (!noted) return;
    for (const forget of [forgetText, forgetRating, forgetPerson, forgetAbout]) forget();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    form.current?.requestSubmit();
  };
  return (
    <form
      ref={form}
      data-observe
      className={classes.form}
      aria-label="Note an observation"
      onSubmit={(event) => {
        event.preventDefault();
        void note();
      }}
    >
      <SelectField
        label="Objective"
        value={objective}
        onChange={setObjective}
        options={objectives.map((o) => ({ value: o.id, label: o.text }))}
      />
      <RatingChoice value={rating} onChange={setRating} />
      <TextAreaField
        label="What you observed"
        value={text}
        onChange={setText}
        rows={3}
        maxLength={20_000}
        placeholder="What was done, by whom, and what came of it"
        onKeyDown={onKeyDown}
      />
      <div className={classes.pair}>
        <SelectField
          label="About"
          value={person}
          onChange={setPerson}
          options={[
            { value: TEAM, label: 'The team' },
            ...drill.header.participants.map((p) => ({ value: p.id, label: p.name })),
          ]}
        />
        <div className={classes.about}>
          <SelectField
            label="Happening"
            value={aboutTyped === '' ? 'none' : aboutTyped}
            onChange={(seq) => (seq === 'none' ? forgetAbout() : setAbout(seq))}
            options={[
              { value: 'none', label: 'No one in particular' },
              ...offered.map((row) => ({
                value: String(row.seq),
                label: `${formatUtcTime(epochOf(view, row.at))} ${senderName(drill, row.by)} ${row.text}`.slice(0, 120),
              })),
            ]}
          />
          {about !== undefined && (
            <IconButton label="Point at no happening" onClick={forgetAbout}>
              <IconX size={14} aria-hidden />
            </IconButton>
          )}
        </div>
      </div>
      <Refused sentence={refusal} />
      <div className={classes.send}>
        <span className="hw-muted hw-small">
          {canObserve
            ? 'Players never see it; no score changes by it.'
            : 'There is something to observe from StartEx on.'}
        </span>
        <Button kind="primary" type="submit" disabled={!isReady} busy={isBusy}>
          Note it
        </Button>
      </div>
    </form>
  );
}

/** P, S, M or U, with the words of whichever is chosen under it. */
function RatingChoice({
  value,
  onChange,
}: {
  readonly value: Observation['rating'] | undefined;
  readonly onChange: (rating: Observation['rating']) => void;
}) {
  return (
    <fieldset className={classes.ratings}>
      <legend>Rating</legend>
      <div className={classes.letters}>
        {RATINGS.map((rating) => (
          <label key={rating} className={classes.letter} data-tip={ratingText(rating)}>
            <input
              type="radio"
              name="rating"
              checked={rating === value}
              onChange={() => onChange(rating)}
              aria-label={`${rating}: ${ratingText(rating)}`}
            />
            <span aria-hidden="true">{rating}</span>
          </label>
        ))}
      </div>
      <span className="hw-muted hw-small" aria-hidden="true">
        {value === undefined ? 'Performed, with some or major challenges, or unable' : ratingText(value)}
      </span>
    </fieldset>
  );
}
