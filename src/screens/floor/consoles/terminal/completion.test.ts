import { describe, expect, it } from 'vitest';
import { applyCompletion, commonStart } from './completion';

describe('completion', () => {
  it('puts the only option in, with a space unless it goes on', () => {
    expect(applyCompletion('supa', 4, 0, ['supabase'])).toEqual({ line: 'supabase ', cursor: 9, show: [] });
    expect(applyCompletion('cd ap', 5, 3, ['apps/'])).toEqual({ line: 'cd apps/', cursor: 8, show: [] });
  });

  it('goes as far as the options agree, then shows them', () => {
    const options = ['functions', 'funnel'];
    expect(applyCompletion('x f y', 3, 2, options)).toEqual({ line: 'x fun y', cursor: 5, show: [] });
    expect(applyCompletion('x fun y', 5, 2, options)).toEqual({ line: 'x fun y', cursor: 5, show: options });
  });

  it('leaves the line alone without options', () => {
    expect(applyCompletion('zz', 2, 0, [])).toEqual({ line: 'zz', cursor: 2, show: [] });
    expect(commonStart([])).toBe('');
  });
});
