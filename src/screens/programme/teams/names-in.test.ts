import { describe, expect, it } from 'vitest';
import { namesIn } from './names-in';

describe('names in a pasted list', () => {
  it('stand on lines or between commas, with marks, numbers and addresses', () => {
    expect(
      namesIn('Ana Lopez\n- Ben  K <ben@example.org>\n2. Cleo; cleo@example.org, Dev dev@example.org\n\n* ana lopez'),
    ).toEqual([
      { name: 'Ana Lopez', email: '' },
      { name: 'Ben K', email: 'ben@example.org' },
      { name: 'Cleo', email: '' },
      { name: 'Dev', email: 'dev@example.org' },
    ]);
  });

  it('are none in blank text, and an address that is none is left out', () => {
    expect(namesIn(' \n, ;\n')).toEqual([]);
    expect(namesIn('Eve <eve@nowhere>')).toEqual([{ name: 'Eve', email: '' }]);
    expect(namesIn('fay@example.org')).toEqual([{ name: 'fay', email: 'fay@example.org' }]);
  });
});
