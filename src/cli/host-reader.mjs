import { Transform } from 'node:stream';
import { judge } from './host-rules.mjs';

/** Bytes of a line at the most; nats-server's own limit. */
const LONGEST_LINE = 4_096;
/** Bytes of a message at the most that is held here until it is whole. The engine's own limit is lower. */
const LONGEST_MESSAGE = 2 * 1024 * 1024;

const VERBS = new Set(['CONNECT', 'PING', 'PONG', 'PUB', 'HPUB', 'SUB', 'UNSUB']);

/** Who speaks so is no window of ours. */
export class Refused extends Error {}

/**
 * Reads what a window says to the engine, in NATS's protocol, and hands it on as it stands once it has been judged. Ends
 * with an error at the first thing that may not be said.
 * @returns {Transform}
 */
export function windowReader() {
  let held = Buffer.alloc(0);

  return new Transform({
    transform(chunk, _encoding, done) {
      held = held.length === 0 ? chunk : Buffer.concat([held, chunk]);
      try {
        let taken = 0;
        for (;;) {
          const next = readCommand(held, taken);
          if (next === undefined) break;
          this.push(next.forward);
          taken = next.end;
        }
        held = held.subarray(taken);
        done();
      } catch (error) {
        done(error instanceof Error ? error : new Error(String(error)));
      }
    },
  });
}

/**
 * @param {Buffer} bytes
 * @param {number} start
 * @returns {{ forward: Buffer, end: number } | undefined} undefined while the command is not whole yet
 * @throws {Refused}
 */
function readCommand(bytes, start) {
  const newline = bytes.subarray(start, start + LONGEST_LINE).indexOf('\r\n');
  if (newline < 0) {
    if (bytes.length - start >= LONGEST_LINE) throw new Refused('a line without an end');
    return undefined;
  }
  const line = bytes.toString('latin1', start, start + newline);
  const afterLine = start + newline + 2;
  const [verb = '', ...args] = line.split(' ').filter((word) => word !== '');
  // nats-server takes tabs and lone line ends for spaces and ends too: what it and this reader could read differently is refused.
  const control = [...line].some((letter) => letter < ' ' || letter > '~');
  if (!VERBS.has(verb) || (control && verb !== 'CONNECT')) throw new Refused('no command of a window');
  if (verb === 'CONNECT' && /[\n\r]/.test(line)) throw new Refused('a line within a line');
  if (verb !== 'PUB' && verb !== 'HPUB') {
    settle(judge({ verb, args }, () => ''));
    return { forward: bytes.subarray(start, afterLine), end: afterLine };
  }

  const { head, size } = sizes(verb, args);
  const end = afterLine + size + 2;
  if (bytes.length < end) return undefined;
  if (bytes.toString('latin1', end - 2, end) !== '\r\n') throw new Refused('a message that is longer than it says');
  const headers = bytes.subarray(afterLine, afterLine + head);
  // By this header the server tells itself who asks; a window has no use for it.
  if (head > 0 && /nats-request-info/i.test(headers.toString('latin1'))) throw new Refused('a header of the server');
  const body = settle(judge({ verb, args }, () => bytes.toString('utf8', afterLine + head, end - 2)));
  if (body === undefined) return { forward: bytes.subarray(start, end), end };
  return { forward: rewritten(verb, args, headers, Buffer.from(JSON.stringify(body))), end };
}

/** @param {import('./host-rules.mjs').Verdict} verdict @returns {unknown} what to send on instead, if anything */
function settle(verdict) {
  if ('refused' in verdict) throw new Refused(verdict.refused);
  return verdict.body;
}

/** @param {string} verb @param {readonly string[]} args */
function sizes(verb, args) {
  const numbers = args.slice(verb === 'PUB' ? -1 : -2);
  const least = verb === 'PUB' ? 2 : 3;
  const wellFormed = numbers.every((number) => /^\d{1,8}$/.test(number));
  if (!wellFormed || args.length < least || args.length > least + 1) throw new Refused('a message without a size');
  const size = Number(numbers.at(-1));
  const head = verb === 'PUB' ? 0 : Number(numbers[0]);
  if (size > LONGEST_MESSAGE || head > size) throw new Refused('a message that is too long');
  return { head, size };
}

/** @param {string} verb @param {readonly string[]} args @param {Buffer} headers @param {Buffer} body */
function rewritten(verb, args, headers, body) {
  const whole = headers.length + body.length;
  const words = verb === 'PUB' ? [...args.slice(0, -1), whole] : [...args.slice(0, -2), headers.length, whole];
  return Buffer.concat([Buffer.from(`${[verb, ...words].join(' ')}\r\n`), headers, body, Buffer.from('\r\n')]);
}
