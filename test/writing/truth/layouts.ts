/** One postmortem of the playbook's template told in other forms, without a fact more or less. */

interface Part {
  readonly title: string;
  readonly body: string;
}

function partsOf(markdown: string): {
  readonly title: string;
  readonly intro: string;
  readonly parts: readonly Part[];
} {
  const [head = '', ...sections] = markdown.split(/\n(?=## )/);
  const [title = '', ...intro] = head.split('\n');
  return {
    title: title.replace(/^# /, ''),
    intro: intro.join('\n').trim(),
    parts: sections.map((s) => {
      const [line = '', ...body] = s.split('\n');
      return { title: line.replace(/^## /, ''), body: body.join('\n').trim() };
    }),
  };
}

const rowsOf = (body: string): readonly (readonly string[])[] =>
  body
    .split('\n')
    .filter((l) => l.startsWith('|') && !/^\|[-| ]+\|$/.test(l))
    .slice(1)
    .map((l) =>
      l
        .slice(1, -1)
        .split('|')
        .map((c) => c.trim()),
    );

const plainOf = (text: string): string => text.replace(/\*\*/g, '');

/** Usual names of the template's sections. */
const OTHER_NAMES: Readonly<Record<string, string>> = {
  Metadata: 'Incident details',
  Summary: 'Executive summary',
  Timeline: 'Chronology',
  Impact: 'Who was affected',
  'Root Cause': 'Root cause analysis',
  Detection: 'How we noticed',
  Response: 'How we responded',
  Resolution: 'Recovery',
  'Action Items': 'Next steps',
  'Lessons Learned': 'Takeaways',
  'Follow-up': 'Follow-up',
};

/** The same under other headings, of another depth. */
export function renamed(markdown: string): string {
  const { title, intro, parts } = partsOf(markdown);
  return [`# ${title}`, intro, ...parts.map((p) => `### ${OTHER_NAMES[p.title] ?? p.title}\n\n${p.body}`)].join('\n\n');
}

/** Labelled points as tables; tables as lists. */
export function tablesAndLists(markdown: string): string {
  const { title, intro, parts } = partsOf(markdown);
  const body = (p: Part): string => {
    if (p.title === 'Timeline')
      return rowsOf(p.body)
        .map(([time, text]) => `- ${time} UTC – ${text}`)
        .join('\n');
    if (p.title === 'Action Items')
      return rowsOf(p.body)
        .map(([action, owner, due, priority]) => `- ${action} (owner: ${owner}; due: ${due}; priority: ${priority})`)
        .join('\n');
    if (p.title === 'Metadata' || p.title === 'Impact') {
      const rows = [...p.body.matchAll(/^- \*\*(.*?):?\*\*:? (.*)$/gm)].map((m) => `| ${m[1]} | ${m[2]} |`);
      return `| | |\n|---|---|\n${rows.join('\n')}`;
    }
    return p.body;
  };
  return [`# ${title}`, intro, ...parts.map((p) => `## ${p.title}\n\n${body(p)}`)].join('\n\n');
}

/** No mark of Markdown at all: capitals for headings, lines for rows. */
export function plainText(markdown: string): string {
  const { title, intro, parts } = partsOf(markdown);
  const body = (p: Part): string => {
    if (p.title === 'Timeline')
      return rowsOf(p.body)
        .map(([time, text]) => `${time} UTC  ${text}`)
        .join('\n');
    if (p.title === 'Action Items')
      return rowsOf(p.body)
        .map(([action, owner, due, priority], i) => `${i + 1}. ${action} - ${owner}, due ${due}, ${priority}`)
        .join('\n');
    return plainOf(p.body);
  };
  return [title, intro, ...parts.map((p) => `${p.title.toUpperCase()}\n\n${body(p)}`)].join('\n\n');
}

/** Bold lines in place of headings. */
export function boldLines(markdown: string): string {
  const { title, intro, parts } = partsOf(markdown);
  return [`**${title}**`, intro, ...parts.map((p) => `**${p.title}**\n\n${p.body}`)].join('\n\n');
}

const escaped = (text: string): string => text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');

/** HTML, as a wiki exports it. */
export function html(markdown: string): string {
  const { title, intro, parts } = partsOf(markdown);
  const table = (p: Part, head: readonly string[]): string =>
    `<table><tr>${head.map((h) => `<th>${h}</th>`).join('')}</tr>${rowsOf(p.body)
      .map((r) => `<tr>${r.map((c) => `<td>${escaped(c)}</td>`).join('')}</tr>`)
      .join('')}</table>`;
  const body = (p: Part): string => {
    if (p.title === 'Timeline') return table(p, ['Time (UTC)', 'Event']);
    if (p.title === 'Action Items') return table(p, ['Action', 'Owner', 'Due Date', 'Priority']);
    const lines = p.body.split('\n').filter((l) => l.trim() !== '');
    return lines
      .map((l) => {
        const text = escaped(l.replace(/^\s*- (?:\[.\] )?/, '')).replace(/\*\*(.*?)\*\*/g, '<strong>$1</strong>');
        return /^\s*- /.test(l) ? `<ul><li>${text}</li></ul>` : `<p>${text}</p>`;
      })
      .join('\n');
  };
  return [
    `<h1>${escaped(title)}</h1>`,
    `<p>${escaped(intro)}</p>`,
    ...parts.map((p) => `<h2>${p.title}</h2>\n${body(p)}`),
  ].join('\n');
}

export const LAYOUTS: Readonly<Record<string, (markdown: string) => string>> = {
  'other headings': renamed,
  'tables for points and lists for tables': tablesAndLists,
  'plain text': plainText,
  'bold lines for headings': boldLines,
  HTML: html,
};
