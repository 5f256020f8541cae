import { type Command, defineCommand } from 'just-bash/browser';

/** As much as anybody reads of it. A pipe is not a stream here, so what is endless has to end by itself. */
const MOST_LINES = 10_000;
const MOST_CHARACTERS = 500_000;
/** Ended because nobody reads any more: 128 + SIGPIPE. */
const PIPE_CLOSED = 141;

/** `yes [text...]`: `y`, or the text, line after line. */
export const yesCommand: Command = defineCommand('yes', async (args) => {
  const line = `${args.length === 0 ? 'y' : args.join(' ')}\n`;
  const lines = Math.max(1, Math.min(MOST_LINES, Math.floor(MOST_CHARACTERS / line.length)));
  return { stdout: line.repeat(lines), stderr: '', exitCode: PIPE_CLOSED };
}) as Command;
