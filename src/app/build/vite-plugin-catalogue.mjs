import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { runnerImport } from 'vite';

const NAME = 'virtual:catalogue';
const READER = fileURLToPath(new URL('read-catalogue.ts', import.meta.url));

/**
 * Gives the app `virtual:catalogue`: what the library lists of each scenario, read while building, so that the first screen
 * needs neither the files nor their parsers. Plain JavaScript, because the configuration imports it before anything is there
 * that could read the rest of the house.
 * @param {string} root folder of the scenarios
 * @returns {import('vite').Plugin}
 */
export function catalogue(root) {
  const resolved = `\0${NAME}`;
  return {
    name: 'hotwash:catalogue',
    resolveId: (id) => (id === NAME ? resolved : undefined),
    async load(id) {
      if (id !== resolved) return undefined;
      /** @type {{ module: typeof import('./read-catalogue') }} */
      const { module } = await runnerImport(READER);
      for (const folder of module.scenarioFolders(root)) this.addWatchFile(join(root, folder, 'scenario.yaml'));
      return `export const catalogue = ${JSON.stringify(module.readCatalogue(root))};`;
    },
  };
}
