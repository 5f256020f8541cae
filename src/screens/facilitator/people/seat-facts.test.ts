import { describe, expect, it } from 'vitest';
import { fakeMember } from '../../../../test/support/fake-room';
import { headerFor, tinyBundle } from '../../../../test/support/tiny-scenario';
import { createDrill } from '../../../drill/drill';
import { presenceOfSeat, showingText } from './seat-facts';

const drill = createDrill(tinyBundle, headerFor(tinyBundle));

describe('who answers for a seat', () => {
  it('is a bot, nobody, or people who are there, hidden, or away', () => {
    const here = fakeMember('ana');
    const hidden = fakeMember('ben', { isHidden: true });
    const away = fakeMember('cem', { isOnline: false });
    expect(presenceOfSeat(true, [])).toBe('bot');
    expect(presenceOfSeat(false, [])).toBe('nobody');
    expect(presenceOfSeat(false, [away])).toBe('away');
    expect(presenceOfSeat(false, [away, hidden])).toBe('hidden');
    expect(presenceOfSeat(false, [away, hidden, here])).toBe('here');
  });

  it('says what somebody looks at only while they are there', () => {
    const showing = { where: 'floor' as const, console: 'logs' };
    expect(showingText(drill, fakeMember('ana', { showing }))).toBe('logs');
    expect(showingText(drill, fakeMember('ana', { showing, isOnline: false }))).toBeUndefined();
    expect(showingText(drill, fakeMember('ana', { showing: { where: 'postmortem' } }))).toBe('at the postmortem');
    expect(showingText(drill, fakeMember('ana'))).toBeUndefined();
  });
});
