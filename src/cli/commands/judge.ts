import { err, ok, type Result } from '../../base/result';
import type { DocumentError } from '../../exchange/judged/document-bytes';
import { readUpdates } from '../../exchange/judged/updates-file';
import { scoreInput } from '../../score/scorecard';
import { postmortemCard } from '../../score/writing/card-of-record';
import { type JudgeOptions, judgePostmortem } from '../../score/writing/judge-postmortem';
import type { TextSpan, WritingCard } from '../../score/writing/types';
import { judgeUpdates } from '../../score/writing/updates/judge-updates';
import { type Call, type Command, type ExitCode, type Out, printJson } from '../command';
import { findShipped } from '../load';
import { printWritingCard } from '../print-writing';
import { readDocumentFile } from '../read-document';
import { replayFile } from '../read-record';

/** What comes of one file. */
type Judged = Result<{ readonly card: WritingCard; readonly lineOf: (span: TextSpan) => string }, DocumentError>;

const NO_TEXT = 'The file is no text, so there is nothing in it to judge.';

export const judge: Command = {
  name: 'judge',
  usage: 'judge postmortem|updates FILE|-... [--record R] [--scenario S] [--json]',
  about:
    'Judges any postmortem or status updates as writing; a postmortem against what happened in a drill, when its record is given',
  run: (call, out): ExitCode => {
    const [what, ...files] = call.files;
    if (what !== 'postmortem' && what !== 'updates') {
      out.problem('judge needs to know what: `judge postmortem FILE...` or `judge updates FILE...`');
      return 2;
    }
    if (files.length === 0) {
      out.problem(`judge ${what} needs a file, or - for standard input`);
      return 2;
    }
    const judgeText = what === 'updates' ? updatesJudge() : postmortemJudge(call, out);
    if (judgeText === undefined) return 2;
    const judged = files.map((file) => ({ file, result: judgeFile(file, judgeText) }));
    if (call.json) {
      printJson(
        out,
        judged.map(({ file, result }) => (result.ok ? { file, ...result.value.card } : { file, error: result.error })),
      );
    } else {
      for (const { file, result } of judged) {
        if (result.ok) printWritingCard(out, file, result.value.card, result.value.lineOf);
      }
    }
    for (const { file, result } of judged) if (!result.ok) out.problem(`${file}: ${result.error.sentence}`);
    return judged.every(({ result }) => result.ok) ? 0 : 2;
  },
};

function judgeFile(file: string, judgeText: (text: string) => Judged): Judged {
  const read = readDocumentFile(file);
  if (!read.ok) return read;
  const judged = judgeText(read.value.text);
  if (!read.value.binary || !judged.ok) return judged;
  const { card, lineOf } = judged.value;
  return ok({ card: { ...card, notes: [NO_TEXT, ...card.notes] }, lineOf });
}

function updatesJudge(): (text: string) => Judged {
  const today = Date.now();
  return (text) => {
    const sequence = readUpdates(text, today);
    if (!sequence.ok) return err(sequence.error);
    return ok({
      card: judgeUpdates(sequence.value),
      lineOf: (span) => (span.update === undefined ? '' : `update ${span.update + 1}:`),
    });
  };
}

/** By the record's truth where one is given; otherwise by what needs none. Undefined, with the reason said, when it cannot begin. */
function postmortemJudge(call: Call, out: Out): ((text: string) => Judged) | undefined {
  const card = call.record === undefined ? cardOfText(call.scenario) : cardOfRecord(call.record, call.scenario);
  if (!card.ok) {
    for (const line of card.error) out.problem(line);
    return undefined;
  }
  return (text) =>
    ok({ card: card.value(text), lineOf: (span) => `line ${text.slice(0, span.start).split('\n').length}:` });
}

type CardOf = (text: string) => WritingCard;

function cardOfText(scenarioId: string | undefined): Result<CardOf, readonly string[]> {
  if (scenarioId === undefined) return ok((text) => judgePostmortem(text));
  const found = findShipped(scenarioId);
  if (!found.ok) return err([found.error]);
  const { playbook, company } = found.value.bundle;
  const options: JudgeOptions = { playbook, roster: company.people.map((p) => p.name) };
  return ok((text) => judgePostmortem(text, options));
}

function cardOfRecord(path: string, scenarioId: string | undefined): Result<CardOf, readonly string[]> {
  const replayed = replayFile(path);
  if (!replayed.ok) return replayed;
  const { record, state, par } = replayed.value;
  const { bundle, header, entries } = record;
  if (scenarioId !== undefined && header.scenarioId !== scenarioId) {
    return err([`${path} is a record of “${header.scenarioId}”, not of “${scenarioId}”`]);
  }
  const input = scoreInput({ bundle, header, entries, state, ...(par === undefined ? {} : { par }) });
  return ok((text) => postmortemCard(input, text));
}
