import { Segmented } from '../../../../ui/segmented';
import { useConsole } from './console-context';
import type { RangeId } from './time-ranges';

const OPTIONS: readonly { readonly value: RangeId; readonly label: string; readonly tip: string }[] = [
  { value: '15m', label: '15m', tip: 'Last 15 minutes' },
  { value: '1h', label: '1h', tip: 'Last hour' },
  { value: '6h', label: '6h', tip: 'Last 6 hours' },
  { value: '24h', label: '24h', tip: 'Last 24 hours' },
  { value: 'since', label: 'page', tip: 'Since the first page' },
];

/** The time range of a console. */
export function RangePicker({
  value,
  onChange,
}: {
  readonly value: RangeId;
  readonly onChange: (range: RangeId) => void;
}) {
  const { snapshot } = useConsole();
  const paged = snapshot.view.pages.length > 0;
  const options = OPTIONS.map((o) => (o.value === 'since' ? { ...o, disabled: !paged } : o));
  return <Segmented label="Time range" value={value} onChange={onChange} options={options} />;
}
