import { describe, expect, it } from 'vitest';
import { type Decode, documentText, MAX_DOCUMENT_BYTES } from './document-bytes';
import { readUpdates } from './updates-file';

const decode: Decode = (bytes, encoding, strict) => new TextDecoder(encoding, { fatal: strict }).decode(bytes);
const read = (bytes: Uint8Array) => documentText(bytes, decode);

describe('the bytes of a document', () => {
  it('are text in the usual encodings, without the mark of one', () => {
    const umlaut = { ok: true, value: { text: 'Störung', binary: false } };
    expect(read(Buffer.from('Störung', 'utf8'))).toEqual(umlaut);
    expect(read(Buffer.from('\ufeffStörung', 'utf8'))).toEqual(umlaut);
    expect(read(Buffer.from('Störung', 'latin1'))).toEqual(umlaut);
    expect(read(Buffer.from('\ufeffStörung', 'utf16le'))).toEqual(umlaut);
    expect(read(Buffer.from('\ufeffStörung', 'utf16le').swap16())).toEqual(umlaut);
    expect(read(new Uint8Array())).toEqual({ ok: true, value: { text: '', binary: false } });
  });

  it('are told apart from pictures and programs', () => {
    expect(read(Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10, 0, 0, 0, 13]))).toEqual({
      ok: true,
      value: { text: '', binary: true },
    });
    expect(read(Uint8Array.from({ length: 400 }, (_, i) => (i * 7) % 31 || 1))).toMatchObject({
      value: { binary: true },
    });
  });

  it('are refused beyond the limit, and not before it', () => {
    expect(read(new Uint8Array(MAX_DOCUMENT_BYTES).fill(97)).ok).toBe(true);
    expect(read(new Uint8Array(MAX_DOCUMENT_BYTES + 1).fill(97))).toMatchObject({ error: { kind: 'too-big' } });
  });
});

describe('a file of updates', () => {
  const updates = [{ at: null, text: 'We look.' }];

  it('is the form that is printed in the help, or only its list', () => {
    const all = { declared: '2025-03-12T12:00:00Z', cadence: 30, updates: [{ at: '2025-03-12T12:10:00Z', text: 'x' }] };
    expect(readUpdates(JSON.stringify(all), 0)).toEqual({ ok: true, value: all });
    expect(readUpdates(JSON.stringify({ updates: [{ text: 'We look.' }] }), 0)).toMatchObject({ value: { updates } });
    expect(readUpdates(` ${JSON.stringify(updates)}`, 0)).toMatchObject({ value: { updates } });
    expect(readUpdates('{"updates": []}', 0)).toMatchObject({ value: { updates: [] } });
  });

  it('is a status page otherwise', () => {
    expect(readUpdates('[2025-03-12 12:10 UTC] We look.', 0)).toMatchObject({
      value: { updates: [{ at: '2025-03-12T12:10:00Z', text: 'We look.' }] },
    });
  });

  it('is refused with a reason', () => {
    for (const wrong of ['{"updates": [', '{"updates": "none"}', '{}', '[{"at": true, "text": "x"}]', '["a"]'])
      expect(readUpdates(wrong, 0), wrong).toMatchObject({ ok: false, error: { kind: 'no-updates' } });
  });
});
