import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { defaultData, readOptions } from './host-options.mjs';

const read = (line: string) => readOptions(line.split(' ').filter(Boolean), { XDG_DATA_HOME: '/data' });

describe('the options of a host', () => {
  it('are what an office needs when nothing is said', () => {
    expect(read('')).toEqual({
      ok: true,
      value: {
        port: 4180,
        exact: false,
        listen: '0.0.0.0',
        files: undefined,
        addresses: [],
        data: defaultData({ XDG_DATA_HOME: '/data' }),
        open: false,
        engine: undefined,
        gate: false,
      },
    });
  });

  it('are read as they are said', () => {
    const line =
      '--port 8443 --listen 127.0.0.1 --cert c.pem --key k.pem --address https://a.example --address http://b --data d --no-token --engine wss://n.example:9222/ --gate';
    expect(read(line)).toEqual({
      ok: true,
      value: {
        port: 8443,
        exact: true,
        listen: '127.0.0.1',
        files: { cert: resolve('c.pem'), key: resolve('k.pem') },
        addresses: ['https://a.example/', 'http://b/'],
        data: resolve('d'),
        open: true,
        engine: 'wss://n.example:9222',
        gate: true,
      },
    });
  });

  it.each([
    ['--port x', '--port x is no port'],
    ['--port 70000', '--port 70000 is no port'],
    ['--cert c.pem', '--cert and --key belong together'],
    ['--address example.com', '--address example.com is no address such as https://drills.example.com/'],
    ['--gate', '--gate goes with --engine only'],
    ['--engine https://n.example', expect.stringContaining('"https://n.example" is not right')],
    ['--engine wss://n.example/path', expect.stringContaining('is not right')],
    ['--prot 1', expect.stringContaining('--prot')],
    ['extra', expect.stringContaining('extra')],
  ])('are refused as a sentence: %s', (line, error) => {
    expect(read(line)).toEqual({ ok: false, error });
  });

  it('keep data where the system keeps that of programs', () => {
    expect(defaultData({ XDG_DATA_HOME: '/data' }, 'linux')).toBe(join('/data', 'hotwash'));
    expect(defaultData({}, 'linux')).toMatch(/\.local.share.hotwash$/);
    expect(defaultData({}, 'darwin')).toMatch(/Application Support.hotwash$/);
    expect(defaultData({ LOCALAPPDATA: 'C:\\Local' }, 'win32')).toMatch(/hotwash$/);
  });
});
