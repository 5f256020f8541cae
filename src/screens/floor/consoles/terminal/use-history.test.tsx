// @vitest-environment happy-dom
import { renderHook } from '@testing-library/react';
import { expect, it } from 'vitest';
import { useHistory } from './use-history';

it('begins at the end of another list, as between shell and psql', () => {
  const shell = ['ls', 'psql'];
  const psql = ['SELECT 1;', 'SELECT 2;', 'SELECT 3;'];
  const { result, rerender } = renderHook(({ lines }) => useHistory(lines), { initialProps: { lines: psql } });
  expect(result.current.step('', 'up')).toBe('SELECT 3;');
  expect(result.current.step('SELECT 3;', 'up')).toBe('SELECT 2;');
  rerender({ lines: shell });
  expect(result.current.step('typed', 'up')).toBe('psql');
  expect(result.current.step('psql', 'down')).toBe('typed');
});

const AB = ['a', 'b'];
it('forgets its place when it is told to', () => {
  const { result } = renderHook(() => useHistory(AB));
  expect(result.current.step('', 'up')).toBe('b');
  result.current.reset();
  expect(result.current.step('', 'up')).toBe('b');
});
