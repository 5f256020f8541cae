import { watch as watchFiles } from 'node:fs';
import type { AuthoredScenario } from '../authoring/authored-scenario';
import { checkFiles } from '../authoring/lint-files';
import { findOnDisk, folderFor, readAuthored } from './authored';

/** A save comes as several events: this long is waited for the last of them (ms). */
const SETTLED = 150;

/** The scenario of a folder as it stands: read and checked. `version` is for whoever asks again. */
export function readScenario(path: string, version: number): AuthoredScenario {
  const nothing = { version, rows: [], variants: [], minutes: 0, title: '' };
  try {
    const { files, whole } = readAuthored([path]);
    const { rows, scenarios } = checkFiles(files, findOnDisk, whole);
    const [scenario] = scenarios;
    if (scenario === undefined) return { ...nothing, rows, problem: `There is no scenario in ${path}.` };
    const { read, sources } = scenario;
    return {
      ...nothing,
      rows,
      title: read?.scenario.title ?? scenario.file,
      variants: (read?.scenario.variants ?? []).map(({ id, title }) => ({ id, title })),
      minutes: Math.floor((read?.scenario.longest ?? 0) / 60_000),
      ...(sources === undefined || read === undefined ? {} : { sources }),
    };
  } catch (cause) {
    // While an editor replaces a file it is not there for a moment.
    return { ...nothing, problem: cause instanceof Error ? cause.message : 'The folder cannot be read.' };
  }
}

/** Calls after each save of something in the folder (or the file's). Returns how to stop. */
export function onSave(path: string, saved: () => void): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const watcher = watchFiles(folderFor(path), { recursive: true }, () => {
    clearTimeout(timer);
    timer = setTimeout(saved, SETTLED);
  });
  return () => {
    clearTimeout(timer);
    watcher.close();
  };
}
