/** Verbs that action items begin with, and the forms in which they do. */

/** Verbs that change something. */
const CHANGING =
  'acknowledge add adjust adopt alert align allow apply archive attach audit auto-scale automate back backfill backport bake batch block bound build bump bundle cache cap change chart check clean close codify collect combine conduct configure connect contact consolidate convert copy correct create cut decommission decouple decrease default define delete deny deploy deprecate design detect develop disable disallow display divide document downgrade drain drop duplicate eliminate emit enable encrypt enforce enrich escalate establish exclude expand expire export expose extend fail fence fix flag forbid force format freeze gate generate give graph group guard halt harden hide host implement import include increase index inform inject insert install instrument integrate introduce isolate issue keep kill label launch lift limit link lint load lock log lower maintain make map mark measure merge migrate mirror mitigate modify monitor move notify offload onboard order organize page parallelize parse partition patch pause perform persist pin plot populate port prepare prevent print prioritize probe provide provision prune publish pull purge push put quarantine queue rate-limit raise rearchitect reboot rebuild recreate redesign redirect reduce refactor refuse reindex reinstate reject release relocate remove rename render renew reorder replace replicate replay report reproduce request require reroute rerun reserve reset resize resolve restart restore restrict restructure resume retain retire retry return reuse revert revise revoke rewrite roll rotate route run sandbox scale schedule scrape script secure segment send separate serve set shard share shift shorten show shrink shut sign simplify simulate skip snapshot spin split stage standardize start stop store stream streamline supply surface swap switch sync tag tear terminate test throttle throw tie tighten time track transfer trigger trim tune turn unify unpin unsubscribe update upgrade upload use validate verify version wait warn whitelist widen wire wrap write';
/** Verbs that promise a change without saying which: it has to stand behind them. */
const WEAK =
  'improve enhance strengthen optimize optimise ensure address handle avoid rework extend tackle solve work continue clarify boost';
/** Verbs of thinking and talking: nothing is changed by them. */
const THINKING =
  'investigate look explore consider think discuss review revisit evaluate understand analyze analyse assess research examine study follow talk determine identify decide figure find learn see try debug communicate coordinate meet ask inspect';
/** Verbs that work on people. */
const ON_PEOPLE = 'remind train educate coach teach tell hold encourage instruct brief discipline reprimand';

const IRREGULAR: Readonly<Record<string, string>> = {
  built: 'build',
  wrote: 'write',
  written: 'write',
  made: 'make',
  ran: 'run',
  sent: 'send',
  found: 'find',
  kept: 'keep',
  gave: 'give',
  given: 'give',
  tore: 'tear',
  taught: 'teach',
  thrown: 'throw',
  shown: 'show',
  hidden: 'hide',
  rebuilt: 'rebuild',
  rewritten: 'rewrite',
  rewrote: 'rewrite',
  tied: 'tie',
  tying: 'tie',
  frozen: 'freeze',
  spun: 'spin',
  set: 'set',
  put: 'put',
  cut: 'cut',
  split: 'split',
  shut: 'shut',
  reset: 'reset',
};

export type VerbKind = 'changing' | 'weak' | 'thinking' | 'people';
export type VerbForm = 'base' | 'ing' | 'past';

/** A word as a verb. */
export interface VerbFound {
  readonly base: string;
  readonly kind: VerbKind;
  readonly form: VerbForm;
}

const KINDS: ReadonlyMap<string, VerbKind> = new Map(
  (
    [
      [CHANGING, 'changing'],
      [WEAK, 'weak'],
      [THINKING, 'thinking'],
      [ON_PEOPLE, 'people'],
    ] as const
  ).flatMap(([list, kind]) => list.split(' ').map((v) => [v, kind] as const)),
);

function formsOf(base: string): readonly (readonly [string, VerbForm])[] {
  const last = base.slice(-1);
  const short = /^(?:[^aeiou]*[aeiou][bdgklmnprt]|.{2,5}[^aeiou][aeiou][bdgmnprt])$/.test(base) ? base + last : base;
  const stem = last === 'e' && !base.endsWith('ee') ? base.slice(0, -1) : short;
  const past = /[^aeiou]y$/.test(base) ? `${base.slice(0, -1)}ied` : `${stem}ed`;
  return [
    [base, 'base'],
    [`${stem}ing`, 'ing'],
    [past, 'past'],
    // The doubled letter is left out as often as it is right: `canceled`, `targeted`.
    [`${last === 'e' ? stem : base}ing`, 'ing'],
    [`${last === 'e' ? stem : base}ed`, 'past'],
  ];
}

const FORMS: ReadonlyMap<string, VerbFound> = new Map([
  ...[...KINDS].flatMap(([base, kind]) => formsOf(base).map(([word, form]) => [word, { base, kind, form }] as const)),
  ...Object.entries(IRREGULAR).map(([word, base]): [string, VerbFound] => {
    const form: VerbForm = word.endsWith('ing') ? 'ing' : word === base ? 'base' : 'past';
    return [word, { base, kind: KINDS.get(base) ?? 'changing', form }];
  }),
]);

/** The word as a verb that an action item may begin with; undefined when it is none of them. */
export function verbOf(word: string): VerbFound | undefined {
  const bare = word.toLowerCase();
  const british = bare.replace(/is(e|ed|ing)$/, 'iz$1');
  return FORMS.get(bare) ?? FORMS.get(british) ?? FORMS.get(bare.replace(/^re-/, 're'));
}
