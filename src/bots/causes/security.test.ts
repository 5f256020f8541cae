import { describe, expect, it } from 'vitest';
import { cluesIn, strongest, weigh } from '../clues';

const ids = (text: string): readonly string[] => cluesIn(text).map((c) => c.id);

describe('words that hint at a breach', () => {
  it.each([
    [
      'unauthorised-access',
      'Access logs, last minutes: reads of 310 accounts from 198.51.100.77, with the role service_role.',
    ],
    ['unauthorised-access', 'On a forum somebody offers names and mail addresses, with a sample of forty rows'],
    ['leaked-key', 'GitHub, secret scanning: “1 open alert” “recipes/.env.example a service key of Supabase (line 3)”'],
    ['stolen-session', 'the session of jo@company.example is refreshed from 198.51.100.77, 9 entries'],
    ['bad-dependency', '230 × “ocr: egress to a host that is not on the list: POST https://collect.example/v1”'],
    ['bad-dependency', '"6.1.2 was not published by the maintainers and posts process.env to a third party"'],
  ])('%s: %s', (cause, text) => {
    expect(ids(text)).toContain(cause);
  });

  it.each([
    'GitHub, secret scanning: “Organisation vyberology public repositories: recipes No open alerts. Last scan 20 minutes ago.”',
    'npm: “tesseract.js-core 6.1.2 no advisories”',
    'Pages of vendors and platform: no secret of ours in public, no package reported.',
    'Audit log of sign-in, last 24 hours: nothing from a strange address, nobody invited by one.',
    'Function logs, last hour: no function calls a host that it should not.',
    'ALERT production: share of errors of function generate-reading above 50 % for 3 minutes.',
    'I started an export for the review of the year a while ago. Could that be it?',
    '400: Invalid login credentials',
  ])('nothing in: %s', (text) => {
    expect(cluesIn(text).filter((c) => c.kind === 'security')).toEqual([]);
  });

  it('a cause that says more counts before the one that only says what happened, however often that is said', () => {
    const rows = [
      { times: 400, text: 'reads of 310 accounts from 198.51.100.77' },
      { times: 1, text: 'a service key lies in a public repository' },
    ];
    expect(strongest(weigh(rows))?.id).toBe('leaked-key');
    expect(strongest(weigh(rows.toReversed()))?.id).toBe('leaked-key');
    expect(strongest(weigh(rows.slice(0, 1)))?.id).toBe('unauthorised-access');
  });
});
