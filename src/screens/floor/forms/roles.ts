import type { Act, Briefing } from '../../../drill/acts';
import { firstWord } from '../composer/parse-slash';
import { type Field, type FormContext, type FormSpec, type Option, textOf, type Values, valueOr } from './form-spec';
import { holderNames, roleTitle } from './known';
import { awayWarning, colleagues, findPerson, findRole } from './people';

type Handoffs = FormContext['view']['handoffs'];

function options(ctx: FormContext, roles: readonly string[]): readonly Option[] {
  return roles.map((role) => {
    const holders = holderNames(ctx, role);
    return {
      value: role,
      label: roleTitle(ctx, role),
      help: holders === '' ? 'Nobody holds it' : `Held by ${holders}`,
    };
  });
}

function mine({ view }: Pick<FormContext, 'view'>): readonly string[] {
  return view.roster.find((p) => p.id === view.me)?.holds ?? [];
}

/** Roles the acting person may take: not held already, not called away from. */
export function takeable(ctx: Pick<FormContext, 'drill' | 'view'>): readonly string[] {
  const me = ctx.view.roster.find((p) => p.id === ctx.view.me);
  return ctx.drill.bundle.playbook.roles
    .map((r) => r.id)
    .filter((role) => !me?.holds.includes(role) && !me?.gone.includes(role));
}

/** Roles the acting person may hand over: those held, and those that fall to one of them by default. */
export function handable(ctx: Pick<FormContext, 'drill' | 'view'>): readonly string[] {
  const held = mine(ctx);
  const { roles } = ctx.drill.bundle.playbook;
  const vacant = (role: string) => !ctx.view.roster.some((p) => p.holds.includes(role));
  const byDefault = roles.filter((r) => r.defaultTo !== undefined && held.includes(r.defaultTo) && vacant(r.id));
  return [...held, ...byDefault.map((r) => r.id).filter((r) => !held.includes(r))];
}

/** Offers that wait for the acting person's answer. */
export function offersToMe(view: FormContext['view']): Handoffs {
  return view.handoffs.filter((h) => h.to === view.me && h.acceptedAt === undefined && h.declinedAt === undefined);
}

/** Handoffs that were accepted and that the acting person, one of the two, has still to announce. */
export function toAnnounce(view: FormContext['view']): Handoffs {
  return view.handoffs.filter(
    (h) => h.acceptedAt !== undefined && h.announcedAt === undefined && (h.to === view.me || h.from === view.me),
  );
}

function oneRole(
  title: string,
  submit: string,
  roles: (ctx: FormContext) => readonly string[],
  act: (role: string) => Act,
): FormSpec {
  return {
    title,
    submit,
    fields: (_typed, ctx) => {
      const choices = options(ctx, roles(ctx));
      const only = choices.length === 1 ? choices[0]?.value : undefined;
      return [
        {
          kind: 'radio',
          id: 'role',
          label: 'Role',
          required: true,
          options: choices,
          ...(only === undefined ? {} : { suggest: only }),
        },
      ];
    },
    acts: (values) => [act(textOf(values, 'role'))],
    refusedAt: { [act('ic').type]: 'role' },
    fromArgs: (args, ctx): Values => {
      const role = findRole(args, ctx);
      return role === undefined ? {} : { role };
    },
  };
}

const offered = (ctx: FormContext) => [...new Set(offersToMe(ctx.view).map((h) => h.role))];

export const takeForm = oneRole('Take a role', 'Take the role', takeable, (role) => ({ type: 'role.take', role }));
export const releaseForm = oneRole('Give up a role', 'Give it up', mine, (role) => ({ type: 'role.release', role }));
export const acceptForm = oneRole('Accept a role', 'Accept', offered, (role) => ({ type: 'role.accept', role }));
export const declineForm = oneRole('Decline a role', 'Decline', offered, (role) => ({ type: 'role.decline', role }));

export const BRIEFING_FIELDS: readonly {
  readonly id: keyof Briefing;
  readonly label: string;
  readonly hint: string;
}[] = [
  { id: 'situation', label: 'Situation', hint: 'What is broken, since when, how bad' },
  { id: 'objectives', label: 'Objectives', hint: 'What has to be reached next' },
  { id: 'plan', label: 'Plan', hint: 'How, and what comes after that' },
  { id: 'actions', label: 'Actions under way', hint: 'Who is doing what at this moment' },
  { id: 'people', label: 'People', hint: 'Who is here, in which role' },
  { id: 'promises', label: 'Open promises', hint: 'What was promised to whom, by when' },
  { id: 'comms', label: 'Communications', hint: 'What was said last, where, and what is due' },
  { id: 'constraints', label: 'Constraints', hint: 'What must not be done, what limits us' },
];

function whoIsWho(ctx: FormContext): string {
  return ctx.drill.bundle.playbook.roles
    .map((r) => [r.title, holderNames(ctx, r.id)] as const)
    .filter(([, names]) => names !== '')
    .map(([title, names]) => `${title}: ${names}`)
    .join('; ');
}

/** Offers a role to somebody and briefs them, or one of the two. */
export const handoffForm: FormSpec = {
  title: 'Hand over a role',
  submit: (values) =>
    BRIEFING_FIELDS.some((f) => f.id !== 'people' && textOf(values, f.id) !== '') ? 'Offer and brief' : 'Offer',
  fields: (typed, ctx): readonly Field[] => {
    const roles = handable(ctx);
    const only = roles.length === 1 ? roles[0] : undefined;
    const role = valueOr(typed, 'role', only);
    const warning = awayWarning(valueOr(typed, 'to', undefined), ctx);
    return [
      {
        kind: 'choice',
        id: 'role',
        label: 'Role',
        required: true,
        options: roles.map((r) => ({ value: r, label: roleTitle(ctx, r) })),
        ...(only === undefined ? {} : { suggest: only }),
      },
      {
        kind: 'choice',
        id: 'to',
        label: 'To',
        required: true,
        options: colleagues(ctx),
        ...(warning === undefined ? {} : { warning }),
      },
      { kind: 'heading', id: 'briefing', label: role === '' ? 'Briefing' : `Briefing for the ${roleTitle(ctx, role)}` },
      ...BRIEFING_FIELDS.map(
        (f): Field => ({
          kind: 'text',
          id: f.id,
          label: f.label,
          hint: f.hint,
          wanted: true,
          ...(f.id === 'people' ? { suggest: whoIsWho(ctx) } : {}),
        }),
      ),
    ];
  },
  acts: (values, { view }) => {
    const role = textOf(values, 'role');
    const to = textOf(values, 'to');
    const waiting = view.handoffs.some(
      (h) => h.role === role && h.to === to && h.acceptedAt === undefined && h.declinedAt === undefined,
    );
    const said = BRIEFING_FIELDS.some((f) => f.id !== 'people' && textOf(values, f.id) !== '');
    const briefing = Object.fromEntries(BRIEFING_FIELDS.map((f) => [f.id, textOf(values, f.id)])) as Record<
      keyof Briefing,
      string
    >;
    const acts: Act[] = [];
    if (!waiting) acts.push({ type: 'role.offer', role, to });
    if (said) acts.push({ type: 'role.brief', role, briefing });
    return acts;
  },
  problems: (values, { view }): Readonly<Record<string, string>> => {
    const waiting = view.handoffs.some(
      (h) =>
        h.role === textOf(values, 'role') &&
        h.to === textOf(values, 'to') &&
        h.acceptedAt === undefined &&
        h.declinedAt === undefined,
    );
    const said = BRIEFING_FIELDS.some((f) => f.id !== 'people' && textOf(values, f.id) !== '');
    return waiting && !said ? { situation: 'This offer is already waiting for an answer. Write the briefing.' } : {};
  },
  refusedAt: { 'role.offer': 'to', 'role.brief': 'situation' },
  fromArgs: (args, ctx) => {
    const [first, rest] = firstWord(args);
    const role = findRole(first, ctx);
    const to = findPerson(role === undefined ? first : rest, ctx);
    return { ...(role === undefined ? {} : { role }), ...(to === undefined ? {} : { to }) };
  },
};

/** Says to everybody who holds a role now. */
export const announceRoleForm: FormSpec = {
  title: 'Announce who holds a role',
  submit: 'Announce',
  fields: (typed, ctx) => {
    const roles = [...new Set([...toAnnounce(ctx.view).map((h) => h.role), ...mine(ctx)])];
    const first = roles[0];
    const role = valueOr(typed, 'role', first);
    const names = holderNames(ctx, role);
    return [
      {
        kind: 'choice',
        id: 'role',
        label: 'Role',
        required: true,
        options: roles.map((r) => ({ value: r, label: roleTitle(ctx, r) })),
        ...(first === undefined ? {} : { suggest: first }),
      },
      {
        kind: 'line',
        id: 'text',
        label: 'In #incidents',
        required: true,
        suggest: names === '' || role === '' ? '' : `${names} is ${roleTitle(ctx, role)} from now on.`,
      },
    ];
  },
  acts: (values) => [{ type: 'role.announce', role: textOf(values, 'role'), text: textOf(values, 'text') }],
  refusedAt: { 'role.announce': 'text' },
  fromArgs: (args, ctx) => {
    const [first, rest] = firstWord(args);
    const role = findRole(first, ctx);
    return { ...(role === undefined ? {} : { role }), ...(role !== undefined && rest !== '' ? { text: rest } : {}) };
  },
};
