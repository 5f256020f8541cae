/**
 * The engines that a build may speak to besides the one of its own origin, from HOTWASH_ENGINES: addresses such as
 * `wss://nats.example.com:9222`, with spaces between. They go into the page's policy, and to the app as `virtual:engines`.
 */

/** Engines that one build may name. */
const MOST = 20;

/**
 * Reads one engine's address. Only an origin: what stood behind it would not be what a policy compares, and what it
 * holds goes into the page, so nothing else may stand in it.
 * @param {string} text
 * @returns {{ ok: true, value: string } | { ok: false, error: string }} the origin as policies write it; the error is a sentence
 */
export function parseEngine(text) {
  const wanted = 'an engine is named by an address such as wss://nats.example.com:9222';
  if (!/^wss?:\/\/[A-Za-z0-9.:[\]-]+\/?$/.test(text) || !URL.canParse(text)) {
    return { ok: false, error: `${JSON.stringify(text)} is not right: ${wanted}` };
  }
  const { protocol, host } = new URL(text);
  return { ok: true, value: `${protocol}//${host}` };
}

/**
 * @param {string | undefined} text what HOTWASH_ENGINES says
 * @returns {string[]} origins, each once
 * @throws {Error} when it names something else: a build with a wrong policy is no use to anybody
 */
export function engineOrigins(text) {
  const origins = (text ?? '')
    .split(/\s+/)
    .filter((word) => word !== '')
    .map((word) => {
      const engine = parseEngine(word);
      if (!engine.ok) throw new Error(`HOTWASH_ENGINES: ${engine.error}`);
      return engine.value;
    });
  const each = [...new Set(origins)];
  if (each.length > MOST) throw new Error(`HOTWASH_ENGINES names ${each.length} engines; ${MOST} are the most`);
  return each;
}
