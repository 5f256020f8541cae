import type { Sentence } from './read/types';
import type { TextSpan } from './types';

/** Common enough in the field to need no explanation. */
const KNOWN = new Set(
  'API APIS AWS GCP UTC GMT PST PDT EST EDT CET CEST BST IST JST HTTP HTTPS URL URLS DNS CDN SQL CPU RAM GPU IO SSD SSL TLS TCP UDP IP SSH VM VMS UI UX ID IDS OK SLA SLO SLI QA CI CD PR PRS FAQ PDF JSON XML YAML CSV HTML CSS JS SDK CLI OS DB IOPS EU US USA UK AM PM TODO NOTE IT HR CEO CTO MB GB TB KB AND OR NOT THE NO ALL IC TTL LB VPN NAT RPC REST OOM PHP IDE ENV USD EUR GBP GET PUT POST PATCH DELETE HEAD NULL TRUE FALSE INTO FROM WHERE SELECT INSERT UPDATE ALTER TABLE DROP INDEX LOCK MFA SMS PNG JPEG MS NPM ORM RLS JWT AI LLM OAUTH'.split(
    ' ',
  ),
);

/** Acronyms at their first place, unless they are spelled out beside it, are common, or stand in `house`, the team's own names. */
export function unexplained(sentences: readonly Sentence[], house = ''): readonly TextSpan[] {
  const all = sentences.map((s) => s.text).join('\n');
  const seen = new Set<string>();
  return sentences.flatMap((s) =>
    s.kind === 'code'
      ? []
      : [...s.text.matchAll(/(?<![\p{L}\p{N}_.$/-])[A-Z][A-Z0-9]{1,5}s?(?![\p{L}\p{N}_(-])/gu)].flatMap((m) => {
          const word = m[0].replace(/s$/, '');
          if (seen.has(word)) return [];
          seen.add(word);
          if (KNOWN.has(word) || /\d/.test(word) || new RegExp(`\\b${word}\\b`).test(house)) return [];
          if (new RegExp(`\\(${word}s?\\)|\\b${word}s? ?\\(|\\b${word}s?, (?:the|our|an?) `).test(all)) return [];
          return [
            s.within(
              m.index,
              m.index + m[0].length,
              'stands unexplained',
              `Spell ${word} out here, and use it from then on.`,
            ),
          ];
        }),
  );
}
