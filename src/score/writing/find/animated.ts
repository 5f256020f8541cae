import type { WordingHit } from './wording-hit';

const STRONG =
  /(?<![A-Za-zÀ-ɏ-])(?:catastroph(?:e|es|ic|ically)(?! backtrack)|nightmar(?:e|es|ish)|disast(?:er|ers|rous|rously)(?![- ](?:recovery|plan|planning|site|drill|preparedness|response|scenario|exercise|tolerance))|insan(?:e|ely|ity)|horri(?:ble|bly|fic|fying)|horrendous(?:ly)?|(?:terribl[ey]|aw(?:ful|fully))(?! sorry)|devastat(?:ing|ed)|all hell (?:broke|had broken) loose|(?:absolute|utter|complete|total) (?:chaos|mess|madness|failure of judgement)|(?:a|the|this|an absolute) (?:[a-z]{3,10} )?mess(?! of\b)|ridiculous(?:ly)?|absurd(?:ly)?|ludicrous(?:ly)?|bloodbath|carnage|mayhem|unbelievabl[ey]|embarrassing(?:ly)?|shameful(?:ly)?|epic fail|meltdown|trainwreck|train wreck|dumpster fire|went up in flames|sheer panic|in a (?:blind )?panic|scary|terrifying|shit\w*|wtf|fuck\w*|damn(?:ed)?|bullshit|crappy|crazy|heroic(?:ally)?)(?![A-Za-zÀ-ɏ])/gi;
const MILD =
  /(?<![A-Za-zÀ-ɏ-])(?:obviously|needless to say|of course|simply (?=forgot|had to|needed|did|didn|failed|ignored|not)|(?:just|only) (?=had to|needed to|forgot)|inexcusabl[ey])|!{2,}/gi;

/** Words told with feeling, which ask to be believed and show nothing. Names of techniques ("disaster recovery") are none. */
export function animated(sentence: string): readonly WordingHit[] {
  const hit = (m: RegExpExecArray, severity: WordingHit['severity']): WordingHit => ({
    from: m.index,
    to: m.index + m[0].trimEnd().length,
    kind: 'animated',
    severity,
    why: severity === 'strong' ? 'told with feeling, which shows nothing' : 'makes light of what was hard to see then',
    hint:
      severity === 'strong'
        ? `In place of “${m[0].trim()}” give the number or the fact behind it.`
        : `Leave out “${m[0].trim()}”: it was not plain at the time.`,
  });
  return [
    ...[...sentence.matchAll(STRONG)].map((m) => hit(m, 'strong')),
    ...[...sentence.matchAll(MILD)].map((m) => hit(m, 'mild')),
  ];
}
