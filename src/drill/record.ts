import { z } from 'zod';
import { actSchema } from './acts';

/** Who appears in a record without being a player: these names are taken. */
const RESERVED: readonly string[] = ['facilitator', 'system', 'everyone'];

/** Somebody who takes part: a player at a screen, or a colleague made of code. `id` doubles as the person's id in acts. */
export const participantSchema = z.strictObject({
  id: z
    .string()
    .min(1)
    .max(80)
    .regex(/^[a-z0-9][a-z0-9-]*$/)
    .refine((id) => !RESERVED.includes(id), 'this name is taken'),
  name: z.string().min(1).max(80),
  kind: z.enum(['player', 'bot']),
  /** Role this person is going to take in the drill, as handed out in the briefing; they still have to take it. */
  role: z.string().max(40).optional(),
});
export type Participant = z.infer<typeof participantSchema>;

/** Stamped by the sequencer: `seq` counts from 1, `at` is wall time. `id` makes a retry harmless. */
export const entrySchema = z.strictObject({
  seq: z.number().int().min(1),
  at: z.number().int().min(0),
  id: z.string().min(1).max(80),
  /** Participant, or `facilitator`, or `system` (pause at the last sign of life). */
  by: z.string().min(1).max(80),
  act: actSchema,
});
export type Entry = z.infer<typeof entrySchema>;

/** What a participant hands to the sequencer. */
export type Proposal = Omit<Entry, 'seq' | 'at'>;

export const headerSchema = z.strictObject({
  drillId: z.string().min(1).max(80),
  createdAt: z.number().int().min(0),
  engine: z.string().min(1).max(40),
  seed: z.string().min(1).max(80),
  scenarioId: z.string().min(1).max(120),
  playbookId: z.string().min(1).max(120),
  /** Chosen by a facilitator; absent: drawn by the seed. */
  variant: z.string().max(120).optional(),
  /** SHA-256 of the scenario, playbook and company as parsed (canonical JSON). */
  hashes: z.strictObject({ scenario: z.string(), playbook: z.string(), company: z.string() }),
  participants: z
    .array(participantSchema)
    .min(1)
    .max(40)
    .refine((list) => new Set(list.map((p) => p.id)).size === list.length, 'everybody takes part once'),
  /** How much a player who plays alone is helped; absent: not at all. */
  coaching: z.enum(['guided', 'hinted', 'free']).optional(),
  /** Somebody runs the exercise: then they alone hold the clock. Absent: whoever plays does. */
  facilitated: z.strictObject({ by: z.array(z.string().trim().min(1).max(80)).max(8) }).optional(),
  /** Team of the programme that this drill belongs to. */
  team: z.string().min(1).max(80).optional(),
  /** Who wrote the timeline in the last drill on this machine (the scribe rotates). */
  previousScribe: z.string().max(80).optional(),
  forkOf: z.strictObject({ drillId: z.string(), seq: z.number().int(), drillTime: z.number().int() }).optional(),
});
export type Header = z.infer<typeof headerSchema>;
