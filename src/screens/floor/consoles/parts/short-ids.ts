const UUID = /\b([0-9a-f]{8})-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}\b/gi;

/**
 * Long ids cut to their first eight characters, so that a line has room for what it says; the opened line has them whole. An id
 * that was searched for stays as it is.
 */
export function shortIds(text: string, needle: string): string {
  const wanted = needle.toLowerCase();
  return text.replace(UUID, (id: string, start: string) =>
    wanted !== '' && id.toLowerCase().includes(wanted) && !start.toLowerCase().includes(wanted) ? id : `${start}…`,
  );
}
