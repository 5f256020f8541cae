/**
 * Who in a sentence is a person: names of the roster, roles, "someone on the team", he and she. What only sounds like one (a package
 * manager, a Kubernetes operator, the monitoring agent) is a system. As sources of regular expressions, case-sensitive.
 */

const HUMAN =
  '(?:engineers?|developers?|devs?|programmers?|admins?|administrators?|sysadmins?|DBAs?|interns?|technicians?|contractors?|employees?|staff(?: members?)?|colleagues?|co-?workers?|team ?mates?|team members?|SREs?|reviewers?|authors?|committers?|maintainers?|analysts?|consultants?|freelancers?|trainees?|apprentices?|testers?|architects?|person|people|guys?|new hires?|on-?call|incident commanders?|commander|IC|scribe|shift leads?|tech leads?|team leads?|support agents?|employee|vendor|supplier)';
/** Heads that are systems as often as people. */
const EITHER = '(?:operators?|managers?|agents?|responders?|leads?|handlers?|controllers?)';
const OF_PEOPLE =
  '(?:human|release|change|on-call|on-duty|duty|night|day|shift|senior|junior|new|experienced|product|project|engineering|support|account|data ?cent(?:er|re)|NOC|network|plant|careless|tired)';
const DETERMINER =
  '(?:[Tt]he|[Aa]n?|[Oo]ur|[Oo]ne of (?:the|our|their)|[Oo]ne|[Tt]hat|[Tt]his|[Ss]ome|[Aa]nother|[Tt]heir|[Tt]wo|[Bb]oth)';
/** A word between "the" and the head: none that begins another phrase, or "the script told the engineer" were one person. */
const WORD =
  "(?!(?:the|an?|our|their|and|or|but|to|by|of|was|were|is|are|had|has|that|which|who|when|while|for|from|with|in|on|at|as|because|if|not|told|let|made|woke|paged|hit|asked) )[A-Za-zÀ-ɏ0-9][A-Za-zÀ-ɏ0-9'’/&-]{0,20}";
/** Behind these a head is no person: "the release engineer bot", "the on-call rotation", "the developer portal". */
const NOT_BEFORE = `(?![A-Za-zÀ-ɏ0-9_-]| (?:${HUMAN}|${EITHER}|members?|teams?|portal|tools?|tooling|bot|console|account|schedule|rotation|rota|role|mode|machine|laptop|environment|team's|experience|process|page|docs?|documentation|workflow|branch|image|pod|service|system)\\b)`;

/** Someone whose role is named. */
export const ROLE = `(?:${DETERMINER} (?:${WORD} ){0,3}?(?:${HUMAN}|${OF_PEOPLE} ${EITHER}|${EITHER}(?=,? who ))|[Ss]ome(?:one|body)|[Aa] (?:team )?member of (?:the|our)(?: ${WORD}){1,3}|[Mm]embers of (?:the|our)(?: ${WORD}){1,3})${NOT_BEFORE}`;
/** A group: less than a person, but named all the same. */
export const TEAM = `(?:(?:QA|Ops|DevOps|Operations|Engineering|Management|IT|NOC|Marketing|Support|Development)|(?:[Tt]he|[Oo]ur|[Tt]heir) (?:${WORD} ){0,3}?(?:team|teams|department|crew|squad|staff|shift|management))${NOT_BEFORE}`;
/** A head that may be a system: only what no system does tells. */
export const PERHAPS = `(?:${DETERMINER} (?:${WORD} ){0,3}?${EITHER})${NOT_BEFORE}`;
