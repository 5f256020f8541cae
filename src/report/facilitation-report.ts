import { durationText } from '../base/drill-time';
import { type Drill, personName } from '../drill/drill';
import type { DrillState } from '../drill/state';
import { agreementOf, agreementWords } from './agreement';
import { interventions, seatHistories, seatsChanged, stretchWords } from './interventions';
import { plain, table } from './markdown';

type Clock = (at: number) => string;

/** Whom an observation or a rating is about. */
function about(drill: Drill, person: string | undefined): string {
  return person === undefined ? 'the team' : personName(drill, person);
}

/** What evaluators noted and how far they agree. Nothing when nobody noted anything. */
export function observationSections(drill: Drill, state: DrillState, clock: Clock): readonly string[] {
  const observations = state.observations ?? [];
  if (observations.length === 0) return [];
  const objective = (id: string): string => drill.bundle.scenario.objectives.find((o) => o.id === id)?.text ?? id;
  const agreement = agreementOf(drill, observations);
  const compared = agreement.rows.filter((r) => r.ratings.length > 1);
  return [
    '## Observations',
    'Ratings of evaluators, by objective. They stand beside the computed score and change nothing in it.',
    table(
      ['Objective', 'Of', 'Evaluator', 'Rating', 'Observation', 'Time (UTC)'],
      drill.bundle.scenario.objectives.flatMap(({ id }) =>
        observations
          .filter((o) => o.objective === id)
          .map((o) => [objective(id), about(drill, o.person), o.evaluator.name, o.rating, o.text, clock(o.at)]),
      ),
    ),
    ...(agreement.evaluators.length < 2
      ? []
      : [
          '## Agreement between evaluators',
          agreementWords(agreement),
          ...(compared.length === 0
            ? []
            : [
                table(
                  ['Objective', 'Of', ...agreement.evaluators.map((e) => plain(e.name)), 'Steps apart'],
                  compared.map((r) => [
                    r.objective.text,
                    about(drill, r.person),
                    ...agreement.evaluators.map((e) => r.ratings.find((o) => o.evaluator.id === e.id)?.rating ?? ''),
                    `${r.apart}`,
                  ]),
                ),
              ]),
        ]),
  ];
}

/** What the facilitator did to the course of the drill. Nothing when nobody facilitated. */
export function steeringSection(drill: Drill, state: DrillState, clock: Clock): readonly string[] {
  const steered = interventions(drill, state);
  if (steered.length === 0 && drill.header.facilitated === undefined) return [];
  return [
    '## What the facilitator steered',
    steered.length === 0
      ? 'Nothing: the script ran as it was written.'
      : table(
          ['Time (UTC)', 'What'],
          steered.map((s) => [clock(s.at), s.text]),
        ),
  ];
}

/** Who played each seat, and who dropped out when. Nothing when the list of players says it all. */
export function seatsSection(drill: Drill, state: DrillState, clock: Clock): readonly string[] {
  const histories = seatHistories(drill, state);
  if (!seatsChanged(histories)) return [];
  return [
    '## Who played',
    table(
      ['Seat', 'Played by', 'Dropped out'],
      histories.map((h) => [
        h.name,
        h.stretches
          .map((s) => (h.stretches.length === 1 ? stretchWords(s) : `${stretchWords(s)} from ${clock(s.from)}`))
          .join('; '),
        h.absences.map((a) => `${clock(a.from)} for ${durationText(a.to - a.from)}`).join('; '),
      ]),
    ),
  ];
}
