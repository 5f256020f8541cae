import { hasError } from '../authoring/lint';
import { type AuthoredFiles, type CheckedFiles, type CheckedScenario, checkFiles } from '../authoring/lint-files';
import { MINUTE } from '../base/drill-time';
import { err, ok, type Result } from '../base/result';
import type { BundleSources } from '../drill/bundle';
import { parseBundle } from '../exchange/parse-bundle';
import { type Par, parSchema } from '../scenario/par';
import { diagnosticLine, type LoadedBundle, shippedBases, type Trouble } from './catalogue';
import { isText, type Keeps, OWN_LIST, type OwnScenario, ownRows, textsKey } from './own-list';

/** As many are kept; more make the list a heap. */
export const MOST_OWN = 40;
/** Removed ones can be had back this long, ms. */
const UNDO_FOR = 24 * 3_600_000;
/** Checks authored files as the linter does; what a scenario stands on and the files lack is taken from what ships. */
export async function checkOwn(files: AuthoredFiles, whole: boolean): Promise<CheckedFiles> {
  return checkFiles(files, await shippedBases(), whole);
}

/**
 * Keeps the scenarios in which no error was found. Resolves with those. What was here before stays as it was when nothing new is
 * good enough to take its place.
 */
export async function keepOwn(
  house: Keeps,
  checked: CheckedFiles,
  now: number = Date.now(),
): Promise<Result<readonly OwnScenario[], Trouble>> {
  const good = checked.scenarios.flatMap((scenario) => {
    const card = hasError(scenario.rows) ? undefined : cardOf(scenario, now);
    return card === undefined || scenario.sources === undefined ? [] : [{ card, scenario, sources: scenario.sources }];
  });
  const before = await ownRows(house);
  const fresh = new Set(good.map((g) => g.card.id));
  const kept = before.filter((row) => !fresh.has(row.id) && now - (row.removedAt ?? now) < UNDO_FOR);
  if (kept.filter((row) => row.removedAt === undefined).length + good.length > MOST_OWN) {
    return err({
      title: 'There is no more room',
      lines: [`${MOST_OWN} scenarios of your own are kept; remove one first.`],
    });
  }
  for (const { card, scenario, sources } of good) {
    const texts = { sources, ...(scenario.par === undefined ? {} : { par: scenario.par }) };
    const stored = await house.archive.saveSetting(textsKey(card.id), texts);
    if (!stored.ok) return err({ title: 'The scenario could not be stored', lines: [stored.error.sentence] });
  }
  const saved = await house.archive.saveSetting(OWN_LIST, [...kept, ...good.map((g) => g.card)]);
  if (!saved.ok) return err({ title: 'The scenario could not be stored', lines: [saved.error.sentence] });
  for (const gone of before.filter((row) => !kept.includes(row) && !fresh.has(row.id))) {
    await house.archive.saveSetting(textsKey(gone.id), null);
  }
  return ok(good.map((g) => g.card));
}

/** Loads a scenario that was brought along, as `loadBundle` does one that ships. */
export async function loadOwn(house: Keeps, id: string): Promise<Result<LoadedBundle, Trouble>> {
  const texts = await textsOf(house, id);
  if (texts === undefined) {
    return err({ title: 'This scenario is not here', lines: [`No scenario of yours is called “${id}”.`] });
  }
  const parsed = parseBundle(texts.sources);
  if (!parsed.ok) return err({ title: 'This scenario has mistakes', lines: parsed.error.map(diagnosticLine) });
  return ok({ bundle: parsed.value, ...texts });
}

function cardOf({ read }: CheckedScenario, now: number): OwnScenario | undefined {
  if (read === undefined) return undefined;
  const { scenario, playbook } = read;
  return {
    id: scenario.id,
    title: scenario.title,
    summary: scenario.summary,
    difficulty: scenario.difficulty,
    minutes: Math.round(scenario.longest / MINUTE),
    roles: scenario.roles.map((id) => playbook.roles.find((role) => role.id === id)?.title ?? id),
    objectives: scenario.objectives.map((objective) => objective.text),
    storedAt: now,
  };
}

async function textsOf({ archive }: Keeps, id: string): Promise<{ sources: BundleSources; par?: Par } | undefined> {
  const stored = (await archive.setting(textsKey(id)).catch(() => undefined)) as
    | { readonly sources?: Partial<Record<keyof BundleSources, unknown>>; readonly par?: unknown }
    | null
    | undefined;
  const { scenarioYaml, playbookYaml, companyYaml } = stored?.sources ?? {};
  if (!isText(scenarioYaml) || !isText(playbookYaml) || !isText(companyYaml)) return undefined;
  const par = parSchema.safeParse(stored?.par);
  return { sources: { scenarioYaml, playbookYaml, companyYaml }, ...(par.success ? { par: par.data } : {}) };
}
