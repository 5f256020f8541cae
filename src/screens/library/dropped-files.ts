import { err, ok, type Result } from '../../base/result';

/** A file with its path below what was dropped or chosen. */
export interface Brought {
  readonly path: string;
  readonly file: File;
}

/** Texts of authored files by path. `whole`: a folder was given, so that what is missing in it is missing. */
export interface Gathered {
  readonly files: ReadonlyMap<string, string>;
  readonly whole: boolean;
}

/** More than any scenario has; a folder beyond this was mostly meant for something else. */
export const MOST_FILES = 200;
export const MOST_BYTES = 5 * 1024 * 1024;

/** Files that authors write. Everything else in a folder is left alone. */
const AUTHORED = /\.(?:ya?ml|md)$|(?:^|\/)par\.json$/i;

/** Files of a picker: with their folders, when a folder was chosen. */
export function chosenFiles(list: FileList | null): readonly Brought[] {
  return Array.from(list ?? [], (file) => ({ path: file.webkitRelativePath || file.name, file }));
}

/** Everything below what was dropped. Must be called while the drop is handled: afterwards the browser takes it away. */
export async function droppedFiles(data: DataTransfer): Promise<readonly Brought[]> {
  const entries = Array.from(data.items, (item) => (item.kind === 'file' ? item.webkitGetAsEntry() : null));
  const files = Array.from(data.files);
  if (entries.every((entry) => entry === null)) return files.map((file) => ({ path: file.name, file }));
  const found: Brought[] = [];
  for (const entry of entries) if (entry !== null) await walk(entry, found);
  return found;
}

async function walk(entry: FileSystemEntry, found: Brought[]): Promise<void> {
  // One more than allowed is enough to know that it is too many.
  if (found.length > MOST_FILES || entry.name.startsWith('.')) return;
  if (entry.isFile) {
    const file = await new Promise<File>((done, failed) => (entry as FileSystemFileEntry).file(done, failed));
    found.push({ path: entry.fullPath.replace(/^\//, ''), file });
    return;
  }
  const reader = (entry as FileSystemDirectoryEntry).createReader();
  const next = () => new Promise<FileSystemEntry[]>((done, failed) => reader.readEntries(done, failed));
  // A reader gives a folder in parts, and an empty one at the end.
  for (let part = await next(); part.length > 0; part = await next()) {
    for (const child of part) await walk(child, found);
  }
}

/** Reads the texts of authored files, within the limits. The error is a sentence for whoever brought them. */
export async function gather(brought: readonly Brought[]): Promise<Result<Gathered, string>> {
  if (brought.length > MOST_FILES)
    return err(`A scenario’s folder has ${MOST_FILES} files at most, and this has more.`);
  const authored = brought.filter(({ path }) => AUTHORED.test(path));
  if (authored.length === 0) return err('There is no scenario in this: drop its folder, or its scenario.yaml.');
  const bytes = authored.reduce((sum, { file }) => sum + file.size, 0);
  if (bytes > MOST_BYTES) {
    return err(
      `These files have ${Math.round(bytes / 1024 / 1024)} MB; ${MOST_BYTES / 1024 / 1024} MB is the most that is read.`,
    );
  }
  const texts = await Promise.all(
    authored.map(async ({ path, file }): Promise<[string, string]> => [path, await file.text()]),
  );
  return ok({ files: new Map(texts), whole: authored.some(({ path }) => path.includes('/')) });
}
