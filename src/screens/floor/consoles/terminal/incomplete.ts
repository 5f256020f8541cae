/** Words of the shell that open something, and what closes it, where a command may stand. */
const OPENERS = new Set(['if', 'for', 'while', 'until', 'case', 'select', '{']);
const CLOSERS = new Set(['fi', 'done', 'esac', '}']);
/** Words after which another command follows. */
const LEADERS = new Set(['if', 'then', 'else', 'elif', 'while', 'until', 'do', '{', '!', 'time']);

interface HereDocument {
  readonly end: string;
  /** `<<-`: tabs before the end word do not count. */
  readonly tabs: boolean;
}

type Inside = 'double' | 'paren' | 'backtick';

/**
 * Does a command line go on: an open quote, an unfinished here document, an open bracket or compound command, a backslash or
 * an operator at its end? A simple reader of shell text that errs on the side of running: what it calls incomplete is.
 */
export function isIncomplete(text: string): boolean {
  const inside: Inside[] = [];
  const pending: HereDocument[] = [];
  let depth = 0;
  let atCommand = true;
  let operator = false;
  let i = 0;

  const readHereDocuments = (): boolean => {
    for (let doc = pending.shift(); doc !== undefined; doc = pending.shift()) {
      const end = endOfHereDocument(text, i, doc);
      if (end === undefined) return false;
      i = end;
    }
    return true;
  };

  while (i < text.length) {
    const c = text[i] ?? '';
    const top = inside.at(-1);
    if (c === '\\') {
      if (i + 1 >= text.length) return true;
      i += 2;
      if (top !== 'double') atCommand = false;
      operator = false;
    } else if (top === 'double') {
      if (c === '"') inside.pop();
      else if (c === '`') inside.push('backtick');
      else if (c === '$' && text[i + 1] === '(') {
        inside.push('paren');
        atCommand = true;
        i++;
      }
      i++;
    } else if (c === '\n') {
      i++;
      atCommand = true;
      if (pending.length > 0 && !readHereDocuments()) return true;
    } else if (c === "'") {
      const end = text.indexOf("'", i + 1);
      if (end < 0) return true;
      i = end + 1;
      atCommand = false;
      operator = false;
    } else if (c === '"') {
      inside.push('double');
      i++;
      atCommand = false;
      operator = false;
    } else if (c === '`') {
      if (top === 'backtick') inside.pop();
      else inside.push('backtick');
      i++;
      operator = false;
    } else if (c === '#' && /^$|[\s;&|(]/.test(text[i - 1] ?? '')) {
      const end = text.indexOf('\n', i);
      i = end < 0 ? text.length : end;
    } else if (c === '(') {
      inside.push('paren');
      i++;
      atCommand = true;
      operator = false;
    } else if (c === ')') {
      if (top === 'paren') inside.pop();
      i++;
      atCommand = false;
      operator = false;
    } else if (text.startsWith('<<<', i)) {
      i += 3;
      atCommand = false;
    } else if (text.startsWith('<<', i)) {
      const doc = /^<<(-?)[ \t]*(?:'([^'\n]+)'|"([^"\n]+)"|\\?([^\s;&|<>()'"`]+))/.exec(text.slice(i));
      if (doc === null) {
        i += 2;
      } else {
        pending.push({ end: doc[2] ?? doc[3] ?? doc[4] ?? '', tabs: doc[1] === '-' });
        i += doc[0].length;
      }
      operator = false;
    } else if (c === '|' || c === '&' || c === ';') {
      const twice = text[i + 1] === c;
      operator = c === '|' || (c === '&' && twice);
      i += twice ? 2 : 1;
      atCommand = true;
    } else if (/\s/.test(c)) {
      i++;
    } else {
      const word = /^(?:\$\{[^}\n]*\}?|[^\s;&|<>()'"`\\])+|^[<>]+/.exec(text.slice(i))?.[0] ?? c;
      if (atCommand && OPENERS.has(word)) depth++;
      if (atCommand && CLOSERS.has(word)) depth--;
      if (!(atCommand && LEADERS.has(word))) atCommand = false;
      operator = false;
      i += word.length;
    }
  }
  return inside.length > 0 || pending.length > 0 || depth > 0 || operator;
}

/** Where the text goes on behind a here document whose body starts at `from`; absent when its end has not come yet. */
function endOfHereDocument(text: string, from: number, doc: HereDocument): number | undefined {
  let at = from;
  while (at <= text.length) {
    const stop = text.indexOf('\n', at);
    const line = stop < 0 ? text.slice(at) : text.slice(at, stop);
    if ((doc.tabs ? line.replace(/^\t+/, '') : line) === doc.end) return stop < 0 ? text.length : stop + 1;
    if (stop < 0) return undefined;
    at = stop + 1;
  }
  return undefined;
}
