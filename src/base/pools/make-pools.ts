import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { base, en, Faker } from '@faker-js/faker';

/**
 * Writes the pools of invented people, addresses, agents and cities that a drill draws from by key (`npm run pools`).
 * The files are committed: they are data, so a new version of faker changes no drill unless somebody runs this and
 * commits what came out.
 */

const SEED = 20260105;
const REFERENCE_DATE = '2026-01-05T00:00:00.000Z';
const PEOPLE = 400;
const ADDRESSES = 400;
const PRIVATE_ADDRESSES = 60;
const AGENTS = 60;
const CITIES = 60;

/** Domains that are reserved for examples (RFC 2606), so no drill names a mailbox of anybody. */
const MAIL_DOMAINS = ['example.com', 'example.org', 'example.net'];

/** Networks that are reserved for documentation (RFC 5737), so no drill names a machine of anybody. */
const TEST_NETS = ['192.0.2', '198.51.100', '203.0.113'];

/** Every pool by the name of its file. */
export function makePools(): Record<string, readonly unknown[]> {
  const faker = new Faker({ locale: [en, base], seed: SEED });
  faker.setDefaultRefDate(REFERENCE_DATE);

  const handles = new Set<string>();
  const people = upTo(PEOPLE, () => {
    const first = faker.person.firstName();
    const last = faker.person.lastName();
    const handle = `${first}.${last}`.toLowerCase().replace(/[^a-z.]/g, '');
    if (handles.has(handle)) return undefined;
    handles.add(handle);
    return { first, last, email: `${handle}@${faker.helpers.arrayElement(MAIL_DOMAINS)}` };
  });

  const hosts = TEST_NETS.flatMap((net) => Array.from({ length: 254 }, (_, i) => `${net}.${i + 1}`));
  const addresses = faker.helpers.shuffle(hosts).slice(0, ADDRESSES);

  return {
    people,
    addresses,
    'private-addresses': distinct(PRIVATE_ADDRESSES, () => {
      const part = () => faker.number.int({ min: 1, max: 254 });
      return `10.${part()}.${part()}.${part()}`;
    }),
    agents: distinct(
      AGENTS,
      () => faker.internet.userAgent(),
      (agent) => !/MSIE|Trident/.test(agent),
    ),
    cities: distinct(CITIES, () => faker.location.city()),
  };
}

/** One row a line, so that a change shows as the rows that changed. */
export function poolAsText(rows: readonly unknown[]): string {
  return `[\n${rows.map((row) => `  ${JSON.stringify(row)}`).join(',\n')}\n]\n`;
}

function upTo<T>(count: number, make: () => T | undefined): T[] {
  const made: T[] = [];
  while (made.length < count) {
    const next = make();
    if (next !== undefined) made.push(next);
  }
  return made;
}

function distinct(count: number, make: () => string, wanted: (made: string) => boolean = () => true): string[] {
  const seen = new Set<string>();
  while (seen.size < count) {
    const next = make();
    if (wanted(next)) seen.add(next);
  }
  return [...seen];
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  for (const [name, rows] of Object.entries(makePools())) {
    writeFileSync(fileURLToPath(new URL(`${name}.json`, import.meta.url)), poolAsText(rows));
    console.log(`${name}.json: ${rows.length} rows`);
  }
}
