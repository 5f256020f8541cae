import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { addresses, agents, cities, people, privateAddresses } from './pools';
import { makePools, poolAsText } from './pools/make-pools';

describe('the pools', () => {
  it('are as the script writes them', () => {
    for (const [name, rows] of Object.entries(makePools())) {
      const written = readFileSync(new URL(`./pools/${name}.json`, import.meta.url), 'utf8');
      expect(written === poolAsText(rows), `${name}.json differs: run npm run pools`).toBe(true);
    }
  });

  it('hold what the drill counts on', () => {
    const sizes = [people, addresses, privateAddresses, agents, cities].map((pool) => pool.length);
    expect(sizes).toEqual([400, 400, 60, 60, 60]);
    expect(new Set(people.map((person) => person.email)).size).toBe(400);
    for (const pool of [addresses, privateAddresses, agents, cities]) expect(new Set(pool).size).toBe(pool.length);
  });

  it('name no mailbox and no machine of anybody', () => {
    for (const { email } of people) expect(email).toMatch(/^[a-z.]+@example\.(com|org|net)$/);
    for (const address of addresses) expect(address).toMatch(/^(192\.0\.2|198\.51\.100|203\.0\.113)\.\d{1,3}$/);
    for (const address of privateAddresses) expect(address).toMatch(/^10(\.\d{1,3}){3}$/);
  });
});
