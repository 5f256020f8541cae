import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';

/** JSON with sorted keys and without `undefined`, so that equal values give equal text on every machine. */
export function canonicalJson(value: unknown): string {
  if (value === null || typeof value !== 'object') return JSON.stringify(value) ?? 'null';
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`;
  const source = value as Record<string, unknown>;
  const rows: string[] = [];
  for (const key of Object.keys(source).sort()) {
    if (source[key] !== undefined) rows.push(`${JSON.stringify(key)}:${canonicalJson(source[key])}`);
  }
  return `{${rows.join(',')}}`;
}

/** SHA-256 of a text, as hex. */
export function hashText(text: string): string {
  return bytesToHex(sha256(utf8ToBytes(text)));
}

/** SHA-256 of a value's canonical JSON, as hex: the identity of a drill state, a scenario or a playbook. */
export function hashValue(value: unknown): string {
  return hashText(canonicalJson(value));
}

/** A short stable id from parts; used where the same thing must get the same id on every replica. */
export function stableId(...parts: readonly (string | number)[]): string {
  return hashText(parts.join('\u001f')).slice(0, 16);
}
