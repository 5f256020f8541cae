import type { DataPath, Reporter } from '../playbook/diagnostics';
import type { Scenario } from './schema';

type AuthoredLine = Scenario['telemetry']['traffic'][number]['outcomes'][number]['lines'][number];

/** Reports slots that do not exist, and what belongs to lines of an error log only. */
export function checkLine(
  line: AuthoredLine,
  { streams }: Scenario['telemetry'],
  path: DataPath,
  report: Reporter,
): void {
  checkSlots(line.text, [...path, 'text'], report);
  const kind = streams.find((s) => s.id === line.stream)?.kind;
  for (const field of ['details', 'service'] as const) {
    if (line[field] === undefined || kind === undefined || kind === 'error-log') continue;
    const message = `\`${line.stream}\` is no error log: its lines have no \`${field}\`.`;
    report(
      'scenario.no-row',
      [...path, field],
      message,
      'Only lines of a stream of kind `error-log` are rows of a table.',
    );
  }
  if (line.details === undefined) return;
  checkSlots(line.details, [...path, 'details'], report);
  // Numbers stand where slots are: `{status}` is fine without quotes, `"{user}"` with them.
  if (isJson(line.details.replace(/\{(?:[a-z_]+)(?::[^{}"\s]*)?\}/g, '1'))) return;
  const hint = 'Write JSON such as {"model":"gpt-4o-mini","status":{status}}.';
  report('scenario.details-not-json', [...path, 'details'], 'The details of an error log row must be JSON.', hint);
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

const SLOTS =
  /^(?:user|email|ip|agent|request_id|latency|status|version|region|tokens|pid|ts|iso|int:-?\d+-\d+|hex:\d{1,2})$/;

/** A slot that the templates do not know would be printed as it stands. Braces around JSON are no slots. */
function checkSlots(text: string, path: DataPath, report: Reporter): void {
  for (const [, slot = ''] of text.matchAll(/\{([a-z_]+(?::[^{}"\s]*)?)\}/g)) {
    if (SLOTS.test(slot)) continue;
    const hint =
      'Slots are {user} {email} {ip} {agent} {request_id} {latency} {status} {version} {region} {tokens} {pid} {ts} {iso} {int:10-99} {hex:8}.';
    report('scenario.unknown-slot', path, `\`{${slot}}\` is no slot of a log line.`, hint);
  }
}
