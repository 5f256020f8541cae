import { describe, expect, it } from 'vitest';
import { type PlanFile, parsePlan, readAct, resolvePlan } from './plan';
import { fillSlots } from './plan-text';

const whole = `
format: hotwash.plan
version: 1
id: base
title: Base
scenario: s
variants: [a, b]
seed: one
participants: [{ id: codex, name: Codex, kind: player }]
words: { '*': { what: 'Fixed at {clock:10m}' } }
steps:
  - { id: first, at: 1m, by: codex, act: { type: bridge.join } }
  - { id: second, at: 10m, by: codex, act: { type: post, channel: '#incidents', kind: update, text: 'At {clock:10m}', fields: { nextUpdateAt: 40m } } }
  - { id: third, at: 20m, by: codex, only: [a], do: { op: tracker.list } }
until: 30m
expect: { '*': { percent: [0, 100] } }
`;

function read(text: string): PlanFile {
  const plan = parsePlan(text, 'x.plan.yaml');
  if (!plan.ok) throw new Error(JSON.stringify(plan.error));
  return plan.value;
}

const extending = (more: string): PlanFile =>
  read(
    `format: hotwash.plan\nversion: 1\nid: other\ntitle: Other\nscenario: s\nextends: base\nexpect: { '*': { percent: [0, 50] } }\n${more}`,
  );

describe('a plan file', () => {
  it('is refused with the place of the mistake', () => {
    const bad = parsePlan(whole.replace('at: 10m', 'at: soon'), 'x.plan.yaml');
    expect(bad.ok ? [] : bad.error.map((d) => [d.line, d.path])).toEqual([[13, 'steps[1].at']]);
    const both = parsePlan(whole.replace('do: { op: tracker.list }', 'by2: x'), 'x.plan.yaml');
    expect(both.ok).toBe(false);
  });

  it('extends another: drops, delays, shifts and replaces steps by their ids', () => {
    const file = extending(`drop: [first]
delay: { third: 5m }
shift: [{ after: 5m, before: 15m, by: 30m }]
steps: [{ id: new, at: 2m, by: codex, act: { type: bridge.join } }]`);
    const plan = resolvePlan(file, [read(whole)]);
    if (!plan.ok) throw new Error(plan.error.message);
    expect(plan.value.steps.map((s) => [s.id, s.at / 60_000])).toEqual([
      ['second', 40],
      ['third', 25],
      ['new', 2],
    ]);
    // Times that a shifted step speaks of move with it.
    const post = plan.value.steps[0]?.act;
    expect(post?.text).toBe('At {clock:2400000ms}');
    expect(post?.fields).toEqual({ nextUpdateAt: '2400000ms' });
    expect(plan.value.words['*']?.what).toBe('Fixed at {clock:2400000ms}');
  });

  it('says which step or plan is not there', () => {
    const wrong = resolvePlan(extending('drop: [nothing]'), [read(whole)]);
    expect(wrong.ok ? '' : wrong.error.message).toMatch(/no step “nothing”/);
    expect(resolvePlan(extending(''), []).ok).toBe(false);
  });
});

describe('texts and acts of a plan', () => {
  const slots = {
    words: { cause: 'the key ({now})' },
    startEpoch: Date.UTC(2026, 0, 5, 13, 0),
    at: 5 * 60_000,
    faultAt: -10 * 60_000,
  };

  it('fills times and words, and leaves what it does not know', () => {
    expect(fillSlots('{now} {clock:1h} {fault} {since-fault:20m} {date:1d}', slots)).toBe(
      '13:05 14:00 12:50 30 min 2026-01-06',
    );
    expect(fillSlots('It was {cause}, {unknown}', slots)).toBe('It was the key (13:05), {unknown}');
  });

  it('reads durations where drill times belong', () => {
    const act = readAct({
      type: 'post',
      channel: '#incidents',
      kind: 'update',
      text: 'x',
      fields: { nextUpdateAt: '35m' },
    });
    expect(act.ok && act.value.type === 'post' ? act.value.fields?.nextUpdateAt : undefined).toBe(35 * 60_000);
    expect(readAct({ type: 'dance' }).ok).toBe(false);
  });
});
