import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { checkFiles } from '../../src/authoring/lint-files';
import { findOnDisk, readAuthored } from '../../src/cli/authored';
import { listScenarios, scenariosFolder } from '../../src/cli/load';

/** Everything that ships is linted here, which is what `npm test` and with it CI run. */
describe.each(readdirSync(scenariosFolder))('the company %s', (company) => {
  const { files, whole } = readAuthored([join(scenariosFolder, company)]);
  const { rows, scenarios } = checkFiles(files, findOnDisk, whole);
  const short = (path: string): string => path.slice(path.indexOf(company));

  it('has all its scenarios looked at', () => {
    const ids = listScenarios().filter((s) => s.company === company);
    expect(scenarios.map((s) => s.read?.scenario.id).toSorted()).toEqual(ids.map((s) => s.id).toSorted());
  });

  it('has no error', () => {
    const errors = rows.filter((row) => row.severity === 'error');
    expect(errors.map((r) => `${short(r.file)}:${r.line} ${r.code} ${r.message}`)).toEqual([]);
  });
});
