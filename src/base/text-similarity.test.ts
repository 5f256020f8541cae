import { describe, expect, it } from 'vitest';
import { containment, contentWords, findAny, findPhrase, sentences, similarity, stem } from './text-similarity';

describe('stem', () => {
  it('brings the forms of a word together', () => {
    expect(new Set(['fails', 'failed', 'failing', 'fail'].map(stem)).size).toBe(1);
    expect(stem('deployments')).toBe(stem('deployment'));
    expect(stem('queries')).toBe(stem('query'));
    expect(stem('reused')).toBe(stem('reuse'));
    expect(stem('exhausted')).toBe('exhaust');
  });
});

describe('findPhrase', () => {
  it('finds a phrase whatever its endings and capitals, and says where', () => {
    const text = 'The vendor said: "Insufficient  Quota" for our key.';
    const found = findPhrase(text, 'insufficient quotas');
    expect(found && text.slice(found.start, found.end)).toBe('Insufficient  Quota');
  });
  it('does not find half words', () => {
    expect(findPhrase('the icon is missing', 'ic')).toBeUndefined();
    expect(findAny('HTTP 4290', ['429'])).toBeUndefined();
  });
});

describe('similarity', () => {
  it('is 1 for the same text and low for another', () => {
    const a = 'We rolled back the function and watch the error rate.';
    expect(similarity(a, a)).toBe(1);
    expect(similarity(a, 'Customers can sign in again since noon.')).toBeLessThan(0.2);
  });
  it('does not grow with length', () => {
    expect(containment('key quota exhausted', 'The quota of the key was exhausted.')).toBe(1);
    expect(containment('key quota exhausted', 'Nothing of that sort, '.repeat(50))).toBe(0);
  });
});

describe('sentences', () => {
  it('splits at full stops and line breaks, not inside numbers', () => {
    expect(sentences('One. Two is 1.5 long!\nThree').map((s) => s.text)).toEqual(['One.', 'Two is 1.5 long!', 'Three']);
  });
  it('leaves stop words out of the content', () => {
    expect(contentWords('the error of the function')).toEqual(['error', 'function']);
  });
});
