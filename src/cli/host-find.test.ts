import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { findNats, HOW_TO_GET_NATS, isNewEnough, natsVersion } from './host-find.mjs';

describe('the search for nats-server', () => {
  const folder = mkdtempSync(join(tmpdir(), 'hotwash-find-'));
  const name = process.platform === 'win32' ? 'nats-server.exe' : 'nats-server';
  const program = join(folder, name);
  afterAll(() => rmSync(folder, { recursive: true }));

  it('finds nothing where there is none', () => {
    expect(findNats({ PATH: folder }, [])).toBeUndefined();
    expect(findNats({}, [])).toBeUndefined();
  });

  it('takes what is named, then PATH, then the usual places', () => {
    writeFileSync(program, '#!/bin/sh\necho "nats-server: v2.12.1"\n');
    chmodSync(program, 0o755);
    expect(findNats({ NATS_SERVER: program, PATH: '' }, [])).toBe(program);
    expect(findNats({ PATH: ['/nowhere', folder].join(delimiter) }, [])).toBe(program);
    expect(findNats({ PATH: '/nowhere' }, [folder])).toBe(program);
  });

  it('does not take another one for the one that was named', () => {
    expect(() => findNats({ NATS_SERVER: join(folder, 'gone'), PATH: folder })).toThrow(/NATS_SERVER names a file/);
  });

  it.runIf(process.platform !== 'win32')('asks for the version', async () => {
    expect(await natsVersion(program)).toEqual([2, 12, 1]);
    expect(await natsVersion(join(folder, 'gone'))).toBeUndefined();
    expect(await natsVersion('/bin/true')).toBeUndefined();
  });

  it('compares versions by number', () => {
    expect(
      [
        [2, 9, 0],
        [2, 9, 10],
        [2, 10, 0],
        [3, 0, 0],
      ].every(isNewEnough),
    ).toBe(true);
    expect(
      [
        [2, 8, 9],
        [1, 10, 0],
        [2, 8, 100],
      ].some(isNewEnough),
    ).toBe(false);
  });

  it('says how to get one on every kind of machine', () => {
    for (const kind of ['Debian', 'macOS', 'Windows', 'Docker', 'NATS_SERVER']) expect(HOW_TO_GET_NATS).toContain(kind);
  });
});
