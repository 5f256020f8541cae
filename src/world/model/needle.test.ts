import { describe, expect, it } from 'vitest';
import { piecesOf, type Verdict, verdictOn } from './needle';
import { parseTemplate } from './templates';

function verdict(template: string, text: string): Verdict {
  return verdictOn(piecesOf(parseTemplate(template)), text);
}

describe('what a template tells of a text', () => {
  it.each<[string, string, Verdict]>([
    ['429 insufficient_quota req={request_id}', 'insufficient', 'always'],
    ['429 insufficient_quota req={request_id}', 'req=ab', 'maybe'],
    ['429 insufficient_quota req={request_id}', 'req=xy', 'never'],
    ['429 insufficient_quota req={request_id}', 'typeerror', 'never'],
    ['{latency}ms {status}', '90ms 5', 'maybe'],
    ['{latency}ms {status}', '90 ms', 'never'],
    ['{hex:4}{hex:4}', 'abcdef', 'maybe'],
    ['a{int:1-9}b{int:1-9}c', '2b3c', 'maybe'],
    ['a{int:1-9}b{int:1-9}c', '2b3d', 'never'],
    ['served by {region} now', 'eu-west-2 now', 'maybe'],
    ['served by {region} now', 'eu-west-9', 'never'],
    ['from "{agent}"', 'insufficient_quota', 'never'],
    ['from "{agent}"', 'mozilla/5.0 (', 'maybe'],
    ['from {email}', 'example.', 'maybe'],
    ['GET / {status}', 'get /', 'always'],
    ['Grüße {status}', 'get /', 'maybe'],
  ])('%s: %s is %s', (template, text, expected) => {
    expect(verdict(template, text)).toBe(expected);
  });
});
