import { once } from 'node:events';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Refused, windowReader } from './host-reader.mjs';

const ROOM = 'roomAAAAAAAAAAAAAAAAAA';
const INBOX = '_INBOX.Zx81rcUYBj1tIJwK4OplGW';

/** What reaches the engine of these pieces; throws what the reader ended with. */
async function read(...pieces: (string | Buffer)[]): Promise<string> {
  const reader = windowReader();
  const out: Buffer[] = [];
  reader.on('data', (chunk) => out.push(chunk));
  const failed = once(reader, 'error').then(([error]) => Promise.reject(error));
  for (const piece of pieces) reader.write(typeof piece === 'string' ? Buffer.from(piece, 'latin1') : piece);
  reader.end();
  await Promise.race([once(reader, 'end'), failed]);
  return Buffer.concat(out).toString('latin1');
}

const hello = 'CONNECT {"verbose":false,"name":"Zoë"}\r\nPING\r\n';
const said = `${hello}SUB ${INBOX}.* 1\r\nPUB hw.${ROOM}.log ${INBOX}.a 7\r\nSUB >\r\n\r\nHPUB hw.${ROOM}.now 12 14\r\nNATS/1.0\r\n\r\nhi\r\n`;

describe('the reader of a window', () => {
  it('hands on what may be said, byte by byte, whatever pieces it comes in', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.integer({ min: 1, max: said.length - 1 })), async (cuts) => {
        const at = [0, ...[...new Set(cuts)].sort((a, b) => a - b), said.length];
        const pieces = at.slice(1).map((end, index) => said.slice(at[index], end));
        expect(await read(...pieces)).toBe(said);
      }),
      { numRuns: 60 },
    );
  });

  it('takes no message for a command', async () => {
    const message = `PUB hw.${ROOM}.log 31\r\n\r\nPUB $JS.API.STREAM.DELETE.x 0\r\n`.slice(0, -2);
    expect(await read(`PUB hw.${ROOM}.log 31\r\n\r\nPUB $JS.API.STREAM.DELETE.x 0\r\n`)).toContain(message);
  });

  it('writes requests anew, so that the server reads what was checked', async () => {
    const config = '"ack_policy":"none","inactive_threshold":1000000000';
    const twice = `{"stream_name":"HW_${ROOM}","config":{"deliver_subject":"$JS.API.STREAM.DELETE.x"},"config":{${config}}}`;
    const subject = `$JS.API.CONSUMER.CREATE.HW_${ROOM}.r`;
    const once = `{"stream_name":"HW_${ROOM}","config":{${config}}}`;
    expect(await read(`PUB ${subject} ${INBOX}.1 ${twice.length}\r\n${twice}\r\nPING\r\n`)).toBe(
      `PUB ${subject} ${INBOX}.1 ${once.length}\r\n${once}\r\nPING\r\n`,
    );
    const head = 'NATS/1.0\r\nX: 1\r\n\r\n';
    const framed = `HPUB ${subject} ${INBOX}.1 ${head.length} ${head.length + twice.length}\r\n${head}${twice}\r\n`;
    expect(await read(framed)).toBe(
      `HPUB ${subject} ${INBOX}.1 ${head.length} ${head.length + once.length}\r\n${head}${once}\r\n`,
    );
  });

  it.each([
    ['pub hw.x 1\r\nx\r\n'],
    ['INFO {}\r\n'],
    ['+OK\r\n'],
    ['\r\n'],
    [`PUB\thw.${ROOM}.log\t1\r\nx\r\n`],
    [`PUB hw.${ROOM}.log 1\r\nxPUB $JS.API.STREAM.DELETE.x 0\r\n`],
    [`PUB hw.${ROOM}.log -1\r\n\r\n`],
    [`PUB hw.${ROOM}.log 1e3\r\n\r\n`],
    [`PUB hw.${ROOM}.log 99999999\r\n`],
    [`PUB hw.${ROOM}.log a b 1\r\nx\r\n`],
    [`HPUB hw.${ROOM}.log 9 1\r\nx\r\n`],
    [`PING\nPUB $JS.API.STREAM.DELETE.x 0\r\n\r\n`],
    ['CONNECT {}\nPUB $JS.API.STREAM.DELETE.x 0\r\n\r\n'],
    ['CONNECT {}\rPUB x 0\r\n\r\n'],
    ['x'.repeat(5_000)],
    [`HPUB hw.${ROOM}.log 38 38\r\nNATS/1.0\r\nNats-Request-Info: {}   \r\n\r\n\r\n`],
  ])('ends at %j', async (text) => {
    await expect(read(text)).rejects.toBeInstanceOf(Refused);
  });

  it('ends at the first thing that may not be said, and hands on what came before', async () => {
    const reader = windowReader();
    const out: Buffer[] = [];
    reader.on('data', (chunk) => out.push(chunk));
    reader.write(Buffer.from('PING\r\nSUB > 1\r\nPING\r\n'));
    await once(reader, 'error');
    expect(Buffer.concat(out).toString()).toBe('PING\r\n');
  });
});
