import { describe, expect, it } from 'vitest';
import { judge } from './host-rules.mjs';

const ROOM = 'roomAAAAAAAAAAAAAAAAAA';
const OTHER = 'roomBBBBBBBBBBBBBBBBBB';
const INBOX = '_INBOX.Zx81rcUYBj1tIJwK4OplGW';

const say = (line: string, body = '') => {
  const [verb = '', ...args] = line.split(' ');
  return judge({ verb, args }, () => body);
};
const config = (more: object = {}) => ({
  name: `HW_${ROOM}`,
  subjects: [`hw.${ROOM}.log`],
  retention: 'limits',
  storage: 'file',
  max_bytes: 1_000,
  max_age: 1_000,
  num_replicas: 1,
  deny_delete: true,
  deny_purge: true,
  ...more,
});
const reader = (more: object = {}) => ({
  ack_policy: 'none',
  deliver_policy: 'all',
  inactive_threshold: 300e9,
  mem_storage: true,
  ...more,
});
const makeRoom = (body: unknown, room = ROOM) =>
  say(`PUB $JS.API.STREAM.CREATE.HW_${room} ${INBOX}.1 9`, JSON.stringify(body));
const makeReader = (asked: unknown, subject = `HW_${ROOM}.r_1`) =>
  say(`PUB $JS.API.CONSUMER.CREATE.${subject} ${INBOX}.1 9`, JSON.stringify(asked));

describe('what a window may say', () => {
  it.each([
    'PING',
    'UNSUB 3 1',
    `SUB ${INBOX}.* 1`,
    `SUB ${INBOX} 1`,
    `SUB ${INBOX}.1 1`,
    `SUB hw.${ROOM}.now 2`,
    `PUB hw.${ROOM}.now 5`,
    `PUB hw.${ROOM}.log ${INBOX}.abc 5`,
    `HPUB hw.${ROOM}.log ${INBOX}.abc 12 17`,
    `HPUB hw.${ROOM}.log 12 17`,
    `PUB $JS.API.INFO ${INBOX}.abc 0`,
    `PUB $JS.API.STREAM.INFO.HW_${ROOM} ${INBOX}.abc 0`,
    `PUB $JS.API.CONSUMER.INFO.HW_${ROOM}.r_1 ${INBOX}.abc 0`,
    `PUB $JS.API.CONSUMER.DELETE.HW_${ROOM}.r_1 ${INBOX}.abc 0`,
    `PUB $JS.API.CONSUMER.MSG.NEXT.HW_${ROOM}.r_1 ${INBOX}.abc 40`,
    `PUB $JS.FC.HW_${ROOM}.r_1.aBcD 0`,
  ])('is %s', (line) => {
    expect(say(line)).toEqual({});
  });

  it('is the making of a room and of a reader, in the words that were checked', () => {
    expect(makeRoom({ ...config(), mirror: undefined, sources: [], republish: null })).toEqual({ body: config() });
    expect(makeReader({ stream_name: `HW_${ROOM}`, config: reader(), action: 'create' })).toEqual({
      body: { stream_name: `HW_${ROOM}`, config: reader(), action: 'create' },
    });
    const pushed = reader({ deliver_subject: `${INBOX}.1`, flow_control: true, idle_heartbeat: 1e9 });
    expect(makeReader({ stream_name: `HW_${ROOM}`, config: pushed })).toHaveProperty('body.config', pushed);
    const filtered = `HW_${ROOM}.r_1.hw.${ROOM}.log`;
    expect(makeReader({ stream_name: `HW_${ROOM}`, config: reader() }, filtered)).toHaveProperty('body');
    expect(makeReader({ stream_name: `HW_${ROOM}`, config: reader() }, `HW_${ROOM}`)).toHaveProperty('body');
  });
});

describe('what no window says', () => {
  it.each([
    'SUB > 1',
    'SUB _INBOX.> 1',
    'SUB _INBOX.*.* 1',
    'SUB _INBOX.short.* 1',
    `SUB ${INBOX}.> 1`,
    'SUB hw.*.now 1',
    `SUB hw.${ROOM}.log 1`,
    `SUB hw.${ROOM}.now everybody 1`,
    'PUB hw.*.now 5',
    'PUB hw.short.log 5',
    `PUB hw.${ROOM}x.log 5`,
    `PUB $JS.API.STREAM.DELETE.HW_${ROOM} ${INBOX}.1 0`,
    `PUB $JS.API.STREAM.PURGE.HW_${ROOM} ${INBOX}.1 0`,
    `PUB $JS.API.STREAM.UPDATE.HW_${ROOM} ${INBOX}.1 0`,
    `PUB $JS.API.STREAM.LIST ${INBOX}.1 0`,
    `PUB $JS.API.STREAM.NAMES ${INBOX}.1 0`,
    `PUB $JS.API.STREAM.INFO.other ${INBOX}.1 0`,
    `PUB $JS.API.STREAM.CREATE.other ${INBOX}.1 0`,
    `PUB $JS.API.STREAM.MSG.GET.HW_${ROOM} ${INBOX}.1 0`,
    `PUB $JS.API.CONSUMER.DURABLE.CREATE.HW_${ROOM}.r ${INBOX}.1 0`,
    `PUB $JS.ACK.HW_${ROOM}.r.1.1.1.1.0 0`,
    `PUB ${INBOX}.1 5`,
    `PUB hw.${ROOM}.log $JS.API.STREAM.DELETE.HW_${OTHER} 5`,
    `HPUB hw.${ROOM}.log $JS.API.STREAM.PURGE.HW_${OTHER} 12 17`,
    `PUB $JS.API.CONSUMER.MSG.NEXT.HW_${ROOM}.r_1 $JS.API.STREAM.DELETE.HW_${OTHER} 0`,
  ])('is %s', (line) => {
    expect(say(line, '{}')).toHaveProperty('refused');
  });

  it.each<[string, object]>([
    ['republishes', { republish: { src: '>', dest: `$JS.API.STREAM.DELETE.HW_${OTHER}` } }],
    ['republishes, in letters that the server reads alike', { Republish: { dest: 'x' } }],
    ['mirrors another', { mirror: { name: `HW_${OTHER}` } }],
    ['draws on another', { sources: [{ name: `HW_${OTHER}` }] }],
    ['rewrites subjects', { subject_transform: { src: '>', dest: 'x' } }],
    ['does what is not known here', { something_new: true }],
    ['is called something else', { name: `HW_${OTHER}` }],
    ['listens to all', { subjects: ['hw.>'] }],
    ['listens to another too', { subjects: [`hw.${ROOM}.log`, `hw.${OTHER}.log`] }],
    ['can be emptied', { deny_purge: false }],
    ['can lose messages', { deny_delete: undefined }],
    ['forgets what was read', { retention: 'workqueue' }],
    ['does not say how large it is', { max_bytes: undefined }],
    ['has no limit', { max_bytes: -1 }],
    ['is too large', { max_bytes: 64 * 1024 * 1024 + 1 }],
    ['stands in memory', { storage: 'memory' }],
  ])('is a room that %s', (_, more) => {
    expect(makeRoom(config(more))).toHaveProperty('refused');
  });

  it.each<[string, object]>([
    ['delivers to the interface', { deliver_subject: `$JS.API.STREAM.DELETE.HW_${OTHER}` }],
    ['delivers to another room', { deliver_subject: `hw.${OTHER}.log` }],
    ['delivers to nobody in particular', { deliver_subject: ['x'] }],
    ['stays', { durable_name: 'r_1' }],
    ['stays long', { inactive_threshold: 3600e9 }],
    ['stays for good', { inactive_threshold: 0 }],
    ['acknowledges', { ack_policy: 'explicit' }],
    ['does what is not known here', { priority_policy: 'overflow' }],
  ])('is a reader that %s', (_, more) => {
    expect(makeReader({ stream_name: `HW_${ROOM}`, config: reader(more) })).toHaveProperty('refused');
  });

  it('is a reader of another room, or none at all', () => {
    expect(makeReader({ stream_name: `HW_${OTHER}`, config: reader() })).toHaveProperty('refused');
    const filtered = `HW_${ROOM}.r_1.hw.${OTHER}.log`;
    expect(makeReader({ stream_name: `HW_${ROOM}`, config: reader() }, filtered)).toHaveProperty('refused');
    for (const body of ['', 'null', '[]', '"x"', '{', '{"config":[]}']) {
      expect(say(`PUB $JS.API.CONSUMER.CREATE.HW_${ROOM}.r ${INBOX}.1 1`, body)).toHaveProperty('refused');
      expect(say(`PUB $JS.API.STREAM.CREATE.HW_${ROOM} ${INBOX}.1 1`, body)).toHaveProperty('refused');
    }
  });
});
