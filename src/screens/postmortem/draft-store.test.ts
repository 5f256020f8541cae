// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { err, ok } from '../../base/result';
import type { Entry } from '../../drill/record';
import { type DraftPorts, DraftStore } from './draft-store';
import { findKept, keep, windowName } from './kept';

/** A record with one text, that anybody may save into. */
function record(first: string) {
  const texts = [first];
  let pen: string | undefined;
  let broken = false;
  const shown: string[] = [];
  const ports = (person: string): DraftPorts => ({
    drillId: 'd1',
    person,
    record: () => ({ texts: texts.slice(-12), mayWrite: pen === undefined || pen === person }),
    show: (text) => shown.push(text),
    propose: async (act) => {
      if (broken) return err({ code: 'clock', sentence: 'The disk is full.' });
      if (act.type !== 'postmortem.save') throw new Error(act.type);
      if (pen !== undefined && pen !== person)
        return err({ code: 'not-yours', sentence: 'Somebody else holds the pen.' });
      pen = person;
      texts.push(act.markdown);
      return ok({ seq: texts.length, at: 0, id: 'x', by: person, act } satisfies Entry);
    },
  });
  return {
    texts,
    shown,
    ports,
    give: (person: string) => {
      pen = person;
    },
    breakDown: (is: boolean) => {
      broken = is;
    },
  };
}

const open = (ports: DraftPorts, first: string) => {
  const store = new DraftStore(ports, first);
  store.start();
  return store;
};

describe('the text on the desk', () => {
  beforeEach(() => {
    vi.useFakeTimers();
    window.localStorage.clear();
  });
  afterEach(() => vi.useRealTimers());

  it('is in the browser at once and in the record within a second', async () => {
    const r = record('a');
    const store = open(r.ports('codex'), 'a');
    store.type('ab');
    expect(store.get().safety.kind).toBe('kept');
    expect(findKept('d1', 'codex', windowName())[0]).toMatchObject({ text: 'ab', base: 'a' });
    expect(r.texts).toEqual(['a']);
    await vi.advanceTimersByTimeAsync(1_000);
    expect(r.texts).toEqual(['a', 'ab']);
    expect(store.get().safety.kind).toBe('saved');
    expect(findKept('d1', 'codex', windowName())).toEqual([]);
  });

  it('is saved now and then although somebody types without a pause', async () => {
    const r = record('');
    const store = open(r.ports('codex'), '');
    for (let i = 1; i <= 100; i++) {
      store.type('x'.repeat(i));
      await vi.advanceTimersByTimeAsync(200);
    }
    expect(r.texts.length).toBeGreaterThan(2);
    expect(r.texts.length).toBeLessThan(8);
  });

  it('says when it could not be saved, keeps it, and tries again', async () => {
    const r = record('a');
    const store = open(r.ports('codex'), 'a');
    r.breakDown(true);
    store.type('ab');
    await vi.advanceTimersByTimeAsync(1_000);
    expect(store.get().safety).toEqual({ kind: 'only-here', sentence: 'The disk is full.' });
    expect(findKept('d1', 'codex', windowName())[0]?.text).toBe('ab');
    r.breakDown(false);
    await vi.advanceTimersByTimeAsync(6_000);
    expect(r.texts.at(-1)).toBe('ab');
    expect(store.get().safety.kind).toBe('saved');
  });

  it('says when the browser keeps nothing either', () => {
    const refuse = () => {
      throw new Error('full');
    };
    const storage = {
      length: 0,
      clear: refuse,
      getItem: () => null,
      key: () => null,
      removeItem: refuse,
      setItem: refuse,
    };
    const set = vi.spyOn(window, 'localStorage', 'get').mockReturnValue(storage);
    const store = open(record('a').ports('codex'), 'a');
    store.type('ab');
    expect(store.get().safety.kind).toBe('only-here');
    set.mockRestore();
  });

  it('is taken up after a crash, merged with what came into the record since', () => {
    keep('d1', 'codex', 'crashed', { text: 'A\nb\nc\n', base: 'a\nb\nc\n', at: 1 });
    const store = open(record('').ports('codex'), 'a\nb\nC\n');
    expect(store.get().draft.text).toBe('A\nb\nC\n');
    // It is this window's now: the crashed one's row would come up again and again.
    expect(findKept('d1', 'codex', windowName()).map((k) => [k.window, k.text])).toEqual([[windowName(), 'A\nb\nC\n']]);
    keep('d1', 'codex', windowName(), undefined);
    keep('d1', 'codex', 'crashed', { text: 'x\n', base: 'y\n', at: 1 });
    const other = open(record('').ports('codex'), 'a\nb\nC\n');
    expect(other.get().draft).toMatchObject({ text: 'a\nb\nC\n', asides: [{ text: 'x\n', why: 'left' }] });
    other.dropAside('x\n');
    expect(findKept('d1', 'codex', windowName())).toEqual([]);
  });

  it('does not show one person what another had typed', () => {
    keep('d1', 'claude', 'w', { text: 'theirs', base: 'a', at: 1 });
    expect(open(record('a').ports('codex'), 'a').get().draft.text).toBe('a');
  });

  it('is set aside when the pen is taken before it was saved, and can be put back', async () => {
    const r = record('a');
    const store = open(r.ports('codex'), 'a');
    store.type('a, and more');
    r.give('claude');
    r.texts.push('a by Claude');
    store.hear();
    expect(store.get().draft).toMatchObject({ text: 'a by Claude', asides: [{ text: 'a, and more', why: 'pen' }] });
    expect(r.shown.at(-1)).toBe('a by Claude');
    expect(findKept('d1', 'codex', windowName())[0]?.text).toBe('a, and more');
    await vi.advanceTimersByTimeAsync(10_000);
    expect(r.texts.at(-1)).toBe('a by Claude');
    r.give('codex');
    store.hear();
    store.restore('a, and more');
    await vi.advanceTimersByTimeAsync(1_000);
    expect(r.texts.at(-1)).toBe('a, and more');
    expect(store.get().draft.asides).toEqual([]);
  });

  it('passes over damaged rows in the browser', () => {
    window.localStorage.setItem('hotwash.postmortem.d1.codex.w', '{');
    window.localStorage.setItem('hotwash.postmortem.d1.codex.v', '{"text":1}');
    expect(open(record('a').ports('codex'), 'a').get().draft.text).toBe('a');
  });
});
