/** A command line, a statement or a snippet of code that stands in a fenced block of a Markdown document. */
export interface PrintedCommand {
  readonly language: 'bash' | 'sql' | 'typescript';
  /** Heading that it stands under. */
  readonly section: string;
  /** Line of the document (from 1) on which it begins. */
  readonly line: number;
  /** As printed: continuation lines, heredocs and statements of several lines whole. */
  readonly text: string;
}

export interface Extracted {
  readonly commands: readonly PrintedCommand[];
  /** Lines of those blocks that are comments. Everything else that is not blank is in a command. */
  readonly comments: readonly { readonly line: number; readonly text: string }[];
}

type Language = PrintedCommand['language'];

/** Is a bash command unfinished: a continuation, an open quote or substitution, or a heredoc without its end? */
function bashIsOpen(text: string): boolean {
  // What is open, innermost last: a double or single quote, or a `$(`.
  const open: ('"' | "'" | '(')[] = [];
  const waiting: string[] = [];
  for (let i = 0; i < text.length; i++) {
    const c = text[i];
    const inner = open.at(-1);
    if (inner === "'") {
      if (c === "'") open.pop();
      continue;
    }
    if (c === '\\') {
      if (i === text.length - 1) return true;
      i++;
    } else if (c === '"') {
      if (inner === '"') open.pop();
      else open.push('"');
    } else if (c === "'" && inner !== '"') open.push("'");
    else if (c === '$' && text[i + 1] === '(') {
      open.push('(');
      i++;
    } else if (c === ')' && inner === '(') open.pop();
    else if (c === '<' && text[i + 1] === '<' && inner !== '"') {
      const tag = /^<<-?\s*(['"]?)(\w+)\1/.exec(text.slice(i));
      if (tag !== null) {
        waiting.push(tag[2] ?? '');
        i += tag[0].length - 1;
      }
    } else if (c === '\n' && waiting.length > 0) {
      // The bodies follow, each up to a line that is its tag and nothing else.
      const rest = text.slice(i + 1).split('\n');
      const end = rest.indexOf(waiting.shift() ?? '');
      if (end < 0) return true;
      i += rest.slice(0, end + 1).join('\n').length;
    }
  }
  return open.length > 0 || waiting.length > 0;
}

/** Is an SQL statement unfinished: no semicolon yet outside of quotes? */
function sqlIsOpen(text: string): boolean {
  return !text.replace(/'(?:[^']|'')*'/g, '').includes(';');
}

/** Is code unfinished: more brackets opened than closed? */
function codeIsOpen(text: string): boolean {
  const count = (letters: RegExp) => (text.match(letters) ?? []).length;
  return count(/[{([]/g) > count(/[})\]]/g);
}

const RULES: Readonly<Record<Language, { comment: RegExp; isOpen: (text: string) => boolean }>> = {
  bash: { comment: /^\s*#/, isOpen: bashIsOpen },
  sql: { comment: /^\s*--/, isOpen: sqlIsOpen },
  typescript: { comment: /^\s*\/\//, isOpen: codeIsOpen },
};

/**
 * Everything in the bash, SQL and TypeScript blocks of a Markdown document that is to be typed, in order. Blocks of another
 * language, and those without one, are text to be written. An unfinished command at the end of its block is kept as it stands.
 */
export function extractCommands(markdown: string): Extracted {
  const commands: PrintedCommand[] = [];
  const comments: Extracted['comments'][number][] = [];
  let section = '';
  let fence: { readonly mark: string; readonly language: string } | undefined;
  let begun: { readonly line: number; text: string } | undefined;
  const end = (language: Language): void => {
    if (begun !== undefined) commands.push({ language, section, line: begun.line, text: begun.text });
    begun = undefined;
  };
  for (const [i, text] of markdown.split('\n').entries()) {
    const line = i + 1;
    const mark = /^\s*(`{3,}|~{3,})\s*(\S*)/.exec(text);
    if (fence === undefined) {
      if (mark !== null) fence = { mark: mark[1] ?? '', language: mark[2] ?? '' };
      else section = /^#{1,6}\s+(.*)$/.exec(text)?.[1]?.trim() ?? section;
      continue;
    }
    const { language } = fence;
    const known = language === 'bash' || language === 'sql' || language === 'typescript' ? language : undefined;
    if (mark !== null && (mark[1] ?? '').startsWith(fence.mark) && mark[2] === '') {
      if (known !== undefined) end(known);
      fence = undefined;
      continue;
    }
    if (known === undefined) continue;
    const { comment, isOpen } = RULES[known];
    if (begun === undefined) {
      if (text.trim() === '') continue;
      if (comment.test(text)) {
        comments.push({ line, text });
        continue;
      }
      begun = { line, text };
    } else begun.text += `\n${text}`;
    if (!isOpen(begun.text)) end(known);
  }
  return { commands, comments };
}
