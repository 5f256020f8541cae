/** Is this an address on the web, as opposed to a script or a file? */
export function isWebAddress(text: string): boolean {
  return /^https?:\/\/[^\s]+$/i.test(text);
}
