import { z } from 'zod';

const id = z.string().min(1).max(120);

/**
 * Guards as data. `state` names a region's state (`service.failing`), `fact` something that has happened at any time so far
 * (or the very fact that the transition reacts to), `variant` the drawn cause; `done` an act accepted so far and `role` a
 * role that somebody holds. `done` and `role` are for injects and never for the production (acts do not move it).
 */
export type Guard =
  | { readonly all: readonly Guard[] }
  | { readonly any: readonly Guard[] }
  | { readonly not: Guard }
  | { readonly state: string }
  | {
      readonly fact: string;
      readonly where?: Readonly<Record<string, string | number | boolean | readonly string[]>> | undefined;
    }
  | { readonly variant: string }
  | {
      readonly done: string;
      readonly where?: Readonly<Record<string, string | number | boolean | readonly string[]>> | undefined;
    }
  | { readonly role: string; readonly held: boolean };

const where = z.record(id, z.union([z.string(), z.number(), z.boolean(), z.array(z.string())])).optional();

export const guardSchema: z.ZodType<Guard> = z.lazy(() =>
  z.union([
    z.strictObject({ all: z.array(guardSchema).min(1).max(20) }),
    z.strictObject({ any: z.array(guardSchema).min(1).max(20) }),
    z.strictObject({ not: guardSchema }),
    z.strictObject({ state: id }),
    z.strictObject({ fact: id, where }),
    z.strictObject({ variant: id }),
    z.strictObject({ done: id, where }),
    z.strictObject({ role: id, held: z.boolean() }),
  ]),
);

/** What a guard is asked about; the drill supplies it. */
export interface GuardContext {
  readonly variant: string;
  readonly inState: (state: string) => boolean;
  readonly fact: (type: string, where: Readonly<Record<string, unknown>> | undefined) => boolean;
  readonly done: (act: string, where: Readonly<Record<string, unknown>> | undefined) => boolean;
  readonly roleHeld: (role: string) => boolean;
}

/** Evaluates a guard; an absent guard holds. */
export function holds(guard: Guard | undefined, ctx: GuardContext): boolean {
  if (guard === undefined) return true;
  if ('all' in guard) return guard.all.every((g) => holds(g, ctx));
  if ('any' in guard) return guard.any.some((g) => holds(g, ctx));
  if ('not' in guard) return !holds(guard.not, ctx);
  if ('state' in guard) return ctx.inState(guard.state);
  if ('fact' in guard) return ctx.fact(guard.fact, guard.where);
  if ('variant' in guard) return ctx.variant === guard.variant;
  if ('done' in guard) return ctx.done(guard.done, guard.where);
  return ctx.roleHeld(guard.role) === guard.held;
}
