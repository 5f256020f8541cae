/**
 * What a window may say to the engine: one rule for each thing that NATS's own permissions cannot express. They know
 * subjects only, not what a request asks for; and what a request asks for can be a back door: a reader that delivers
 * to `$JS.API.STREAM.DELETE.<a room>`, a room that republishes there, or a message whose answer goes there all make
 * the server itself remove a room that the sender may not touch. So the words of each request are checked here.
 */

import { LIMITS } from './host-config.mjs';

/** @typedef {{ verb: string, args: readonly string[] }} Command one line that a window sends, split at its spaces */
/** @typedef {{ refused: string } | { body?: unknown }} Verdict body: what the request is sent on with instead */

const ROOM = '[A-Za-z0-9_-]{22}';
const NAME = '[A-Za-z0-9_-]{1,64}';
/** A place for answers that nobody can guess: NATS clients draw 22 characters by chance. */
const INBOX = '_INBOX\\.[A-Za-z0-9]{16,64}';

const IS = {
  inbox: new RegExp(`^${INBOX}(\\.${NAME}){0,2}$`),
  inboxes: new RegExp(`^${INBOX}(\\.(${NAME}|\\*)){0,2}$`),
  now: new RegExp(`^hw\\.${ROOM}\\.now$`),
  said: new RegExp(`^hw\\.${ROOM}\\.(log|now)$`),
  streamCreate: new RegExp(`^\\$JS\\.API\\.STREAM\\.CREATE\\.HW_(${ROOM})$`),
  readerCreate: new RegExp(`^\\$JS\\.API\\.CONSUMER\\.CREATE\\.HW_(${ROOM})(?:\\.(${NAME})(?:\\.hw\\.\\1\\.log)?)?$`),
  /** Requests that name a room or a reader and cannot ask for anything but that. */
  plain: new RegExp(
    `^\\$JS\\.(?:API\\.(?:INFO|STREAM\\.INFO\\.HW_${ROOM}|CONSUMER\\.(?:INFO|DELETE|MSG\\.NEXT)\\.HW_${ROOM}\\.${NAME})|FC\\.HW_${ROOM}\\.[A-Za-z0-9_.-]{1,128})$`,
  ),
};

/** What a room may be told when it is made. Whatever else it says must be empty, so nothing new slips through. */
const STREAM_KEYS = new Set(
  `name subjects description retention storage discard max_consumers max_msgs max_bytes max_age max_msgs_per_subject
   max_msg_size num_replicas duplicate_window deny_delete deny_purge compression metadata no_ack`.split(/\s+/),
);

const READER_KEYS = new Set(
  `name description deliver_policy opt_start_seq opt_start_time ack_policy ack_wait max_deliver filter_subject
   filter_subjects replay_policy max_ack_pending max_waiting flow_control idle_heartbeat inactive_threshold num_replicas
   mem_storage headers_only deliver_subject max_batch max_expires max_bytes metadata`.split(/\s+/),
);

/** Nanoseconds that a reader may outlive its window. */
const LONGEST_INACTIVE = 10 * 60 * 1e9;

/** @type {Verdict} */
const FINE = {};

/**
 * Judges one line, and for a request what it carries.
 * @param {Command} command
 * @param {() => string} body what follows the line, for the few requests that are read
 * @returns {Verdict}
 */
export function judge({ verb, args }, body) {
  if (verb === 'SUB') {
    const [subject = ''] = args;
    // A second word besides the number would be a queue, with which one window could take what another waits for.
    if (args.length !== 2) return { refused: 'a queue' };
    return IS.now.test(subject) || IS.inboxes.test(subject) ? FINE : { refused: `listening to ${subject}` };
  }
  if (verb !== 'PUB' && verb !== 'HPUB') return FINE;
  const [subject = ''] = args;
  const reply = args.length > (verb === 'PUB' ? 2 : 3) ? args[1] : undefined;
  if (reply !== undefined && !IS.inbox.test(reply)) return { refused: `an answer to ${reply}` };
  if (IS.said.test(subject) || IS.plain.test(subject)) return FINE;
  const room = IS.streamCreate.exec(subject)?.[1];
  if (room !== undefined) return judgeRoom(room, parsed(body()));
  const reader = IS.readerCreate.exec(subject);
  if (reader !== null) return judgeReader(reader[1] ?? '', parsed(body()));
  return { refused: `saying something to ${subject}` };
}

/** @param {string} text @returns {Record<string, unknown> | undefined} */
function parsed(text) {
  try {
    const value = JSON.parse(text);
    return isObject(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

/** @param {unknown} value @returns {value is Record<string, unknown>} */
function isObject(value) {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/**
 * What the request says of what it may say; undefined when it says more. A new object: parsers differ over a key that
 * stands there twice, so what was checked is what is sent on.
 * @param {Record<string, unknown>} config
 * @param {ReadonlySet<string>} keys
 */
function only(config, keys) {
  const extra = Object.entries(config).some(([key, value]) => !keys.has(key) && !isEmpty(value));
  if (extra) return undefined;
  return Object.fromEntries(Object.entries(config).filter(([key]) => keys.has(key)));
}

/** @param {unknown} value */
function isEmpty(value) {
  if (Array.isArray(value)) return value.length === 0;
  return value === null || value === undefined || value === false || value === 0 || value === '';
}

/** @param {string} room @param {Record<string, unknown> | undefined} asked @returns {Verdict} */
function judgeRoom(room, asked) {
  const config = asked === undefined ? undefined : only(asked, STREAM_KEYS);
  if (config === undefined) return { refused: 'a room with more than a room has' };
  const { name, subjects } = config;
  const own = Array.isArray(subjects) && subjects.length === 1 && subjects[0] === `hw.${room}.log`;
  if (name !== `HW_${room}` || !own) return { refused: 'a room that is not what it is called' };
  if (config.deny_delete !== true || config.deny_purge !== true) return { refused: 'a room that can be emptied' };
  const { max_bytes: size } = config;
  if (typeof size !== 'number' || !(size > 0 && size <= LIMITS.roomDisk)) return { refused: 'a room of any size' };
  const limits = config.retention ?? 'limits';
  if (limits !== 'limits' || (config.storage ?? 'file') !== 'file') return { refused: 'a room that forgets' };
  return { body: config };
}

/** @param {string} room @param {Record<string, unknown> | undefined} asked @returns {Verdict} */
function judgeReader(room, asked) {
  const config = asked !== undefined && isObject(asked.config) ? only(asked.config, READER_KEYS) : undefined;
  if (asked === undefined || config === undefined) return { refused: 'a reader with more than a reader has' };
  if (asked.stream_name !== `HW_${room}`) return { refused: 'a reader of another room' };
  const target = config.deliver_subject ?? '';
  if (target !== '' && !(typeof target === 'string' && IS.inbox.test(target))) {
    return { refused: `a reader that delivers to ${target}` };
  }
  if (config.ack_policy !== 'none') return { refused: 'a reader that acknowledges' };
  const inactive = config.inactive_threshold;
  if (typeof inactive !== 'number' || !(inactive > 0 && inactive <= LONGEST_INACTIVE)) {
    return { refused: 'a reader that stays when its window is gone' };
  }
  const action = typeof asked.action === 'string' ? { action: asked.action } : {};
  return { body: { stream_name: asked.stream_name, config, ...action } };
}
