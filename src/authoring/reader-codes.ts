/**
 * Why mistakes matter that are found while a file is read, by their code or its beginning (the longest that fits counts). What to do
 * about each stands in the diagnostic itself.
 */
const WHY: Readonly<Record<string, string>> = {
  'yaml.too-large': 'Files come from anywhere; a limit keeps one of them from stopping the page.',
  'yaml.syntax': 'A file that is no YAML says nothing that could be played.',
  'yaml.unreadable': 'Aliases and nesting beyond measure would stop whoever reads the file.',
  'yaml.duplicate-key': 'Only one of the two would count, and which one depends on the reader.',
  'yaml.no-base': 'A scenario that builds on the company’s production cannot be read without it.',
  'schema.missing': 'The drill is computed from it; there is nothing that could stand in its place.',
  'schema.unknown-key': 'What is not known is ignored by nothing and read by nobody: mostly it is a word misspelt.',
  'schema.invalid': 'The value has another form than what is computed from it.',
  'scenario.unknown-': 'An id that names nothing has no effect, and what it was meant for does not happen.',
  'scenario.act-moves-world': 'People move the production only through tools; what they say or hold changes nothing.',
  'scenario.always-loop': 'Reactions that chase each other never settle.',
  'scenario.cause-kind': 'Causes are the truth or a suspect; the score treats the two as opposites.',
  'scenario.details-not-json': 'The column holds JSON; SQL on it would fail in a way that no real row does.',
  'scenario.diff-': 'The history of the repository is computed from the diffs of its commits.',
  'scenario.empty-mix': 'Something has to happen to every request and session.',
  'scenario.inject-kind': 'The kind tells the facilitator what brings the inject, so it must be true.',
  'scenario.inject-target': 'A message to nobody is on nobody’s screen.',
  'scenario.inject-time': 'The drill is over before it comes, or has not begun.',
  'scenario.length': 'A drill needs time to be played in.',
  'scenario.name': 'Guards name states as `region.state`; a dot inside a name would take them apart wrongly.',
  'scenario.negative-delay': 'Nothing happens before the state that it follows from.',
  'scenario.no-key-evidence': 'A cause to which no evidence points can only be guessed.',
  'scenario.no-row': 'Only error logs are tables; other streams have no such columns.',
  'scenario.no-usual-': 'There are times at which none of the guards holds, and then nothing is said.',
  'scenario.root-cause': 'A postmortem is compared with the one cause of its variant.',
  'scenario.starts-late': 'The consoles show the hours before StartEx; they have to have happened.',
  'scenario.uncleared-decoy': 'A suspect that nothing can clear is no decoy but a second cause.',
  'playbook.': 'The playbook is the rule that every drill at this company is scored by, so it must hold together.',
  'company.': 'Every scenario at this company shares these facts.',
};

/** Why a mistake with this code matters. */
export function whyOf(code: string): string {
  const key = Object.keys(WHY)
    .filter((k) => code === k || (/[-.]$/.test(k) && code.startsWith(k)))
    .toSorted((a, b) => b.length - a.length)[0];
  return key === undefined ? 'The file cannot be read as it is meant.' : (WHY[key] ?? '');
}
