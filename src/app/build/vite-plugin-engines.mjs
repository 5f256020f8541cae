const NAME = 'virtual:engines';

/**
 * Gives the app `virtual:engines`: the engines of rooms that this build's policy lets it speak to, besides that of its own
 * origin. What the page may do and what the app offers come from one list, so neither promises what the other refuses.
 * @param {readonly string[]} origins
 * @returns {import('vite').Plugin}
 */
export function engines(origins) {
  const resolved = `\0${NAME}`;
  return {
    name: 'hotwash:engines',
    resolveId: (id) => (id === NAME ? resolved : undefined),
    load: (id) => (id === resolved ? `export const engines = ${JSON.stringify(origins)};` : undefined),
  };
}
