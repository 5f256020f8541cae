import { z } from 'zod';

/** Where a file lies in the repository: folders and a name, never out of it, never inside `.git`. */
const pathSchema = z
  .string()
  .max(200)
  .regex(
    /^(?!\.git\/)[A-Za-z0-9._-]+(?:\/[A-Za-z0-9._-]+)*$/,
    'write a path in the repository, without a leading slash',
  )
  .refine((path) => !path.split('/').some((part) => part === '.' || part === '..'), 'a path goes down only');

/**
 * A text file of the repository, as it stands with all commits applied that every variant has, and none that only some
 * have. What it was before, and what it is with the others, follows from the diffs of the commits.
 */
export const repositoryFileSchema = z.strictObject({ path: pathSchema, text: z.string().max(20_000) });

export type RepositoryFile = z.infer<typeof repositoryFileSchema>;
