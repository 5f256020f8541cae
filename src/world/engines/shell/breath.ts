import type { Bash } from 'just-bash/browser';

/** A line that works on without a pause lets messages in (Ctrl-C, an answer) this often (ms). */
const BREATH = 40;
/** Calls of nearly every command that waits for its files anyway. */
const CALLS = [
  'readFile',
  'readFileBytes',
  'readFileBuffer',
  'writeFile',
  'appendFile',
  'exists',
  'stat',
  'readdir',
] as const;

/**
 * Lets the surroundings breathe: the interpreter only ever waits for what is ready, so nothing else would get a turn until
 * a line has ended. Returns what to await where there is time for it.
 */
export function breathing(fs: Bash['fs']): () => Promise<void> {
  let last = performance.now();
  const breathe = async (): Promise<void> => {
    if (performance.now() - last < BREATH) return;
    await new Promise((done) => setTimeout(done, 0));
    last = performance.now();
  };
  const methods = fs as unknown as Record<string, (...args: unknown[]) => Promise<unknown>>;
  for (const name of CALLS) {
    const original = methods[name]?.bind(fs);
    if (original === undefined) continue;
    methods[name] = async (...args) => {
      await breathe();
      return original(...args);
    };
  }
  return breathe;
}
