let known: readonly string[] | undefined;

/** Names of the time zones that this browser knows, to choose from; empty where it does not tell. */
export function timeZones(): readonly string[] {
  known ??= typeof Intl.supportedValuesOf === 'function' ? ['UTC', ...Intl.supportedValuesOf('timeZone')] : [];
  return known;
}
