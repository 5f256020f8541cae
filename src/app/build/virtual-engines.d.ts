declare module 'virtual:engines' {
  /** Engines that this build may speak to besides that of its own origin (HOTWASH_ENGINES): origins, `wss://host:port`. */
  export const engines: readonly string[];
}
