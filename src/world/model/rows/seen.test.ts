import { describe, expect, it } from 'vitest';
import { edgeOutage } from '../../../../test/support/edge-outage';
import { headerFor } from '../../../../test/support/tiny-scenario';
import { minutes } from '../../../base/drill-time';
import { advanceTo } from '../../../drill/advance';
import { createDrill } from '../../../drill/drill';
import { initialState } from '../../../drill/fold';
import { worldView } from '../../../drill/world-view';
import { perform } from '../perform';
import { relationsIn } from './seen';

function seen(variant: string, relations: readonly string[], text: string, at = minutes(8)): readonly string[] {
  const drill = createDrill(edgeOutage, headerFor(edgeOutage, { variant }));
  const done = perform(worldView(drill, advanceTo(drill, initialState(drill), at)), {
    op: 'rows.read',
    relations,
    text,
  });
  return done.ok ? done.evidence : [];
}

describe('evidence in rows', () => {
  it('of the error log is what they say, while it is true', () => {
    const text = 'OpenAIError: 429 insufficient_quota';
    expect(seen('key-exhausted', ['error_logs'], text)).toContain('log-quota');
    expect(seen('bad-deploy', ['error_logs'], text)).toEqual([]);
    expect(seen('key-exhausted', ['error_logs'], 'nothing of it')).toEqual([]);
    expect(seen('key-exhausted', [], text)).toEqual([]);
  });

  it('of sessions is that the slots are full, and whose they are only if the rows name them', () => {
    expect(seen('connection-limit', ['pg_stat_activity'], '59')).toContain('connections-full');
    expect(seen('connection-limit', ['pg_stat_activity'], '59')).not.toContain('digest-holds-slots');
    expect(seen('connection-limit', ['pg_stat_activity'], 'error-digest 41')).toContain('digest-holds-slots');
  });
});

it('finds the relations that SQL names', () => {
  expect(relationsIn('select * from public.error_logs e, pg_locks')).toEqual(['error_logs', 'pg_locks']);
  expect(relationsIn('select * from my_error_logs_copy')).toEqual([]);
});
