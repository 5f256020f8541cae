import { RadioField } from '../../ui/choice-field';
import { Section } from '../../ui/section';
import type { CoachLevel } from './setup';

interface Props {
  readonly value: CoachLevel;
  readonly onChange: (level: CoachLevel) => void;
}

const LEVELS: readonly { readonly value: CoachLevel; readonly label: string; readonly help: string }[] = [
  { value: 'guided', label: 'Guided', help: 'Says what a good responder would do now, why, and how.' },
  {
    value: 'hinted',
    label: 'Hinted',
    help: 'Says nothing until you ask: a nudge for nothing, then what to do and exactly how for half a percent each.',
  },
  { value: 'free', label: 'Free', help: 'Says nothing.' },
];

/** How much the coach helps somebody who plays alone. */
export function CoachChoice({ value, onChange }: Props) {
  return (
    <Section title="Help from the coach" level={2}>
      <RadioField
        label="How much help you want"
        value={value}
        options={LEVELS}
        onChange={(next) => onChange(LEVELS.find((l) => l.value === next)?.value ?? 'free')}
        help="It rests on the playbook and on what you can see, never on what is hidden. It fades as you show that you can do it."
      />
    </Section>
  );
}
