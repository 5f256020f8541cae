import { describe, expect, it } from 'vitest';
import { lookPlace } from './look-place';

describe('where a look is on the floor', () => {
  it('opens the logs at the streams, without words that are none', () => {
    expect(lookPlace('logs', 'fn-a error-logs nonsense', ['fn-a', 'error-logs'])).toEqual({
      console: 'logs',
      kept: { 'logs.streams': ['fn-a', 'error-logs'] },
    });
  });
  it('opens GitHub and the platform at the page', () => {
    expect(lookPlace('github', 'deployments', [])?.kept).toEqual({ 'github.page': 'deployments' });
    expect(lookPlace('github', 'something', [])?.kept).toEqual({});
    expect(lookPlace('platform', 'secrets', [])?.kept).toEqual({ 'platform.place': 'secrets' });
    expect(lookPlace('vendor', 'usage more', [])).toEqual({ console: 'platform', kept: { 'platform.place': 'usage' } });
  });
  it('knows no place for what has no console', () => {
    expect(lookPlace('playbook', 'lifecycle', [])).toBeUndefined();
  });
});
