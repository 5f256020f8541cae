/** What one room may import. Whatever is not named here is refused. */
export interface RoomRule {
  /** Rooms (or a part of one, such as `world/model`) that it may import. Its own files always. */
  readonly rooms: readonly string[];
  /** Rooms of which it may import types only. */
  readonly typesOf?: readonly string[];
  /** Single files of other rooms that it may import besides. */
  readonly files?: readonly string[];
  /** Packages: an exact name, or a scope ending in `/`. */
  readonly packages: readonly string[];
  /** Pure: no DOM, no ambient time or chance, no local time zone or locale. */
  readonly pure: boolean;
  /** May use Node's own modules. */
  readonly node?: boolean;
  /** May import authored files from `scenarios/`. */
  readonly scenarios?: boolean;
}

const TO_DRILL = ['base', 'playbook', 'scenario', 'drill'];
const PURE_BELOW_CONDUCT = [...TO_DRILL, 'world/model', 'score', 'bots', 'report', 'exchange'];
const ALL_PURE = [...PURE_BELOW_CONDUCT, 'programme', 'conduct', 'coach', 'authoring'];
const SCHEMA = ['zod', 'yaml'];
const MARKDOWN = ['mdast', 'mdast-util-from-markdown', 'mdast-util-gfm', 'micromark-extension-gfm'];
/** The two parts of GitHub's Markdown that the judge reads: the rest would double its time. */
const TABLES_AND_TASKS = [
  'mdast-util-gfm-table',
  'mdast-util-gfm-task-list-item',
  'micromark-extension-gfm-table',
  'micromark-extension-gfm-task-list-item',
];
const REACT = ['react', 'react-dom', '@tabler/icons-react'];

/** The floors of the house, lowest first. A room imports lower ones, never its own floor unless said here. */
export const ROOMS: Readonly<Record<string, RoomRule>> = {
  base: { rooms: [], packages: ['@noble/hashes', 'zod'], pure: true },
  playbook: { rooms: ['base'], packages: SCHEMA, pure: true },
  scenario: { rooms: ['base', 'playbook'], packages: [...SCHEMA, 'xstate'], pure: true },
  drill: { rooms: ['base', 'playbook', 'scenario'], packages: ['zod', 'xstate'], pure: true },
  'world/model': { rooms: TO_DRILL, packages: ['zod'], pure: true },
  'world/engines': {
    rooms: [...TO_DRILL, 'world/model'],
    packages: ['just-bash', 'diff', 'comlink', '@electric-sql/pglite', 'psql-describe'],
    pure: false,
  },
  score: {
    rooms: TO_DRILL,
    packages: ['zod', 'chrono-node', 'htmlparser2', ...MARKDOWN, ...TABLES_AND_TASKS],
    pure: true,
  },
  // Bots play by a role's view and the operations: never by the scenario's truth, never by the score.
  bots: { rooms: ['base', 'playbook', 'drill', 'world/model'], packages: ['xstate'], pure: true },
  report: { rooms: [...TO_DRILL, 'score'], packages: MARKDOWN, pure: true },
  exchange: { rooms: [...TO_DRILL, 'score'], packages: [...SCHEMA, ...MARKDOWN], pure: true },
  // Teams, calendars and history around the drills. Drills come in as plain data: stored cards are read by exchange, on the same floor.
  programme: {
    rooms: [...TO_DRILL, 'score'],
    packages: ['zod', 'rrule-temporal', 'temporal-polyfill', 'ts-ics', ...MARKDOWN, ...TABLES_AND_TASKS],
    pure: true,
  },
  archive: { rooms: ['base', 'drill'], packages: ['dexie', 'react', 'zod'], pure: false },
  sync: {
    rooms: ['base', 'drill'],
    packages: [
      'dexie',
      'zod',
      '@nats-io/nats-core',
      '@nats-io/jetstream',
      '@noble/ciphers/',
      '@noble/curves/',
      '@noble/hashes/',
    ],
    pure: false,
  },
  conduct: { rooms: PURE_BELOW_CONDUCT, packages: [], pure: true },
  // The coach sees what a player sees, and reads past scorecards: it never scores, and knows no truth.
  coach: { rooms: [...TO_DRILL, 'world/model', 'bots', 'conduct'], typesOf: ['score'], packages: [], pure: true },
  // Authoring plays whole drills, so it may call conduct, which never calls back.
  authoring: { rooms: [...PURE_BELOW_CONDUCT, 'conduct'], packages: SCHEMA, pure: true },
  ui: {
    rooms: [],
    packages: [...REACT, ...MARKDOWN, '@mantine/', '@tanstack/react-virtual', 'recharts', 'uqr'],
    pure: false,
  },
  session: {
    rooms: [...ALL_PURE, 'world/engines', 'archive', 'sync'],
    packages: ['react', 'xstate', 'zod'],
    pure: false,
  },
  screens: {
    rooms: [...ALL_PURE, 'session', 'ui'],
    packages: [
      ...REACT,
      ...MARKDOWN,
      '@mantine/',
      '@tanstack/react-virtual',
      'recharts',
      'wouter',
      '@codemirror/',
      '@lezer/highlight',
      'diff',
    ],
    pure: false,
  },
  app: {
    rooms: [...ALL_PURE, 'world/engines', 'archive', 'sync', 'ui', 'session', 'screens'],
    packages: [...REACT, ...SCHEMA, '@mantine/', 'dexie', 'wouter'],
    pure: false,
    scenarios: true,
  },
  // The clauses that work depend on what the screens offer: the list of it is data, and the only file of theirs that is read here.
  cli: {
    rooms: [...ALL_PURE, 'world/engines'],
    files: ['screens/floor/actions/registry.ts'],
    packages: [...SCHEMA, 'playwright-core', '@electric-sql/pglite', 'tsx/esm/api', 'ws', '@nats-io/'],
    pure: false,
    node: true,
    scenarios: true,
  },
};

/** Rooms whose parts have rules of their own: a file in `world/` must be in one of these. */
export const DIVIDED_ROOMS: Readonly<Record<string, readonly string[]>> = { world: ['model', 'engines'] };

/** Scripts that make data, committed or while building: they run on Node, and no room may import them. */
export const MAKERS: Readonly<Record<string, readonly string[]>> = {
  'base/pools/make-pools.ts': ['@faker-js/faker'],
  'app/build/read-catalogue.ts': [],
  'app/build/vite-plugin-catalogue.mjs': ['vite'],
  'app/build/vite-plugin-database.mjs': ['vite'],
  'app/build/vite-plugin-engines.mjs': ['vite'],
  'app/build/pack-database.ts': ['@electric-sql/pglite'],
};

/** What a test beside its file may import besides what the room may: test tools, Node, test/support, scenarios. */
export const TEST_PACKAGES = [
  'vitest',
  'fast-check',
  'happy-dom',
  'fake-indexeddb',
  '@testing-library/',
  'react',
  'react-dom',
];
