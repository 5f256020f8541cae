import { z } from 'zod';
import type { BundleSources } from '../drill/bundle';
import type { LintRow } from './lint';

/** Where the watching command line answers with the scenario that it watches, below the app's own address. */
export const AUTHORED_PATH = 'author/scenario.json';

/** The scenario that somebody is writing, as `watch` gives it to the app. */
export interface AuthoredScenario {
  /** Another number: something was saved. */
  readonly version: number;
  readonly title: string;
  readonly rows: readonly LintRow[];
  readonly variants: readonly { readonly id: string; readonly title: string }[];
  /** The longest that the drill can be, in whole minutes; 0 when it cannot be read. */
  readonly minutes: number;
  /** There when it can be played. */
  readonly sources?: BundleSources | undefined;
  /** Why there is nothing. */
  readonly problem?: string | undefined;
}

const text = z.string().max(4_000_000);

const authoredSchema: z.ZodType<AuthoredScenario> = z.object({
  version: z.number().int(),
  title: z.string(),
  rows: z.array(
    z.object({
      code: z.string(),
      severity: z.enum(['error', 'warning']),
      message: z.string(),
      file: z.string(),
      line: z.number(),
      column: z.number(),
      path: z.string(),
      why: z.string(),
      mend: z.string(),
    }),
  ),
  variants: z.array(z.object({ id: z.string(), title: z.string() })),
  minutes: z.number(),
  sources: z.object({ scenarioYaml: text, playbookYaml: text, companyYaml: text }).optional(),
  problem: z.string().optional(),
});

/** Reads what was answered; undefined when it is something else (the page of an ordinary host, for one). */
export function readAuthoredScenario(answer: unknown): AuthoredScenario | undefined {
  const read = authoredSchema.safeParse(answer);
  return read.success ? read.data : undefined;
}
