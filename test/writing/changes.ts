/** Changes of a document that a judge of content should not care about, or should care about in one place only. */

/** A document cut at its headings: what stands before the first, and each part with its heading. */
export function partsOf(text: string): { readonly head: string; readonly parts: readonly string[] } {
  const cut = text.split(/^(?=#{2} )|^(?=[A-Z][A-Z ]{3,}[^\n]*\n=)/m);
  const [head = '', ...parts] = cut;
  return /^#{2} /.test(head) ? { head: '', parts: cut } : { head, parts };
}

export const together = (head: string, parts: readonly string[]): string =>
  [head, ...parts]
    .map((p) => p.trimEnd())
    .join('\n\n')
    .concat('\n');

/** The parts in another order, by a list of random numbers; a title stays where it is. */
export function reordered(text: string, keys: readonly number[]): string {
  const { head, parts } = partsOf(text);
  const order = parts
    .map((part, i) => ({ part, key: keys[i % keys.length] ?? 0, i }))
    .sort((a, b) => a.key - b.key || a.i - b.i);
  return together(
    head,
    order.map((o) => o.part),
  );
}

/** Headings and what teams call them instead. */
const SYNONYMS: readonly (readonly [RegExp, readonly string[]])[] = [
  [/^(#+ )(?:Executive )?Summary$/gim, ['Overview', 'Executive summary', 'TL;DR']],
  [/^(#+ )Timeline(?= \(UTC\)$|$)/gim, ['Chronology', 'Sequence of events', 'Incident timeline']],
  [/^(#+ )Impact$/gim, ['Customer impact', 'Who was affected', 'User impact']],
  [/^(#+ )Root cause(?: and trigger)?$/gim, ['Cause', 'Root cause analysis', 'Why it happened']],
  [/^(#+ )Detection$/gim, ['How it was detected', 'How we noticed', 'Detection and alerting']],
  [/^(#+ )Response$/gim, ['How we responded', 'Incident response']],
  [/^(#+ )Resolution$/gim, ['How it was fixed', 'Fix', 'Recovery']],
  [/^(#+ )Action items$/gim, ['Corrective actions', 'Follow-up actions', 'Remediation items']],
  [/^(#+ )Lessons(?: learned)?$/gim, ['What we learned', 'Learnings']],
];

/** The same document with other usual headings. */
export function renamed(text: string, pick: number): string {
  return SYNONYMS.reduce(
    (t, [heading, names]) => t.replace(heading, (_, marks: string) => marks + names[pick % names.length]),
    text,
  );
}

/** What is put under documents and says nothing about an incident. */
export const BOILERPLATE: readonly (readonly [name: string, text: string])[] = [
  [
    'legal',
    'This document is confidential and intended solely for the use of the recipients named above. It is provided for information only, without warranty of any kind, and does not constitute an admission of liability. All trademarks are the property of their respective owners.',
  ],
  [
    'thanks',
    'We would like to thank everyone for their patience and understanding. A big thank you goes to the whole team, to our partners, and above all to our wonderful customers, without whom none of this would be possible.',
  ],
  [
    'marketing',
    'Our platform helps thousands of teams to ship faster. Start your free trial today and find out why leading companies trust us with their most important work. Visit our website, follow us, and subscribe to the newsletter for more.',
  ],
  [
    'process',
    'This postmortem follows our blameless postmortem process. Postmortems are written to learn. They contain a summary, a timeline, the impact, the root cause, and action items. If you have questions about the process, ask in the channel.',
  ],
];
