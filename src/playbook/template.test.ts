import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Template } from './schema';
import { fillTemplate, missingFields, prefill, slotsOf } from './template';

const template: Template = {
  id: 'update',
  title: 'Update',
  clause: 'tpl.update',
  fields: [
    { id: 'time', label: 'Time', kind: 'time', required: true, prefill: 'time' },
    { id: 'progress', label: 'Progress', kind: 'longtext', required: true, prefill: 'none' },
    { id: 'impact', label: 'Impact', kind: 'text', required: true, prefill: 'none' },
    { id: 'eta', label: 'ETA', kind: 'text', required: false, prefill: 'none', whenEmpty: 'unknown' },
  ],
  body: 'UPDATE [{time}]\n\nProgress: {progress}\nImpact: {impact}\nETA: {eta}\n{time} {other}',
};

describe('fillTemplate', () => {
  it('fills every slot, also a repeated one, and leaves what is no field', () => {
    const text = fillTemplate(template, {
      time: '14:00 UTC',
      progress: 'Read logs',
      impact: 'No readings',
      eta: '15:00',
    });
    expect(text).toBe('UPDATE [14:00 UTC]\n\nProgress: Read logs\nImpact: No readings\nETA: 15:00\n14:00 UTC {other}');
  });

  it('prints what the template says for an empty field', () => {
    const text = fillTemplate(template, { time: '14:00 UTC', eta: '  ' });
    expect(text).toBe('UPDATE [14:00 UTC]\n\nProgress: \nImpact: \nETA: unknown\n14:00 UTC {other}');
  });

  it('keeps line breaks in long texts only', () => {
    const text = fillTemplate(template, { progress: 'one\ntwo', impact: 'one\r\n  ETA: soon' });
    expect(text).toContain('Progress: one\ntwo\nImpact: one ETA: soon\n');
  });

  it('puts values in once, whatever they contain', () => {
    fc.assert(
      fc.property(fc.string(), (value) => {
        const typed = `${value}{eta}$&$1`;
        expect(fillTemplate(template, { progress: typed })).toContain(`Progress: ${typed.trim()}\n`);
      }),
    );
  });

  it('does not take values from the prototype', () => {
    const odd: Template = {
      ...template,
      fields: [{ ...(template.fields[2] as Template['fields'][number]), id: 'constructor' }],
      body: '{constructor}',
    };
    expect(fillTemplate(odd, {})).toBe('');
  });
});

describe('prefill', () => {
  it('fills only what the template says and what is known', () => {
    expect(prefill(template, { time: '14:00 UTC', ic: 'Codex' })).toEqual({ time: '14:00 UTC' });
    expect(prefill(template, { time: '' })).toEqual({});
  });
});

describe('missingFields', () => {
  it('lists required fields without text', () => {
    expect(missingFields(template, { time: '14:00', progress: ' ' }).map((field) => field.id)).toEqual([
      'progress',
      'impact',
    ]);
  });
});

describe('slotsOf', () => {
  it('lists each slot once', () => {
    expect(slotsOf(template.body)).toEqual(['time', 'progress', 'impact', 'eta', 'other']);
  });
});
