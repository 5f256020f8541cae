import { describe, expect, it } from 'vitest';
import { engineOrigins, parseEngine } from './engines.mjs';

describe('the engines that a build names', () => {
  it('are origins, each once, without what a browser leaves out as well', () => {
    expect(engineOrigins(' wss://NATS.example.com:443/  ws://10.0.0.5:9222 wss://nats.example.com')).toEqual([
      'wss://nats.example.com',
      'ws://10.0.0.5:9222',
    ]);
    expect(parseEngine('wss://[2001:db8::1]:9222')).toEqual({ ok: true, value: 'wss://[2001:db8::1]:9222' });
    expect(engineOrigins(undefined)).toEqual([]);
    expect(engineOrigins(' \n')).toEqual([]);
  });

  it.each([
    'https://nats.example.com',
    'wss://',
    'wss://*',
    'wss://*.example.com',
    "wss://nats.example.com;script-src'self'",
    'wss://nats.example.com,https://elsewhere.example',
    'wss://user:secret@nats.example.com',
    'wss://nats.example.com/path',
    'wss://nats.example.com?x',
    'nats.example.com',
    'wss://nats.example.com:99999',
    '"wss://nats.example.com"',
  ])('are never %s', (text) => {
    expect(parseEngine(text).ok).toBe(false);
    expect(() => engineOrigins(text)).toThrow(/HOTWASH_ENGINES/);
  });

  it('are not a crowd', () => {
    const many = Array.from({ length: 21 }, (_, index) => `wss://n${index}.example.com`).join(' ');
    expect(() => engineOrigins(many)).toThrow(/21 engines/);
  });
});
