import addressRows from './pools/addresses.json';
import agentRows from './pools/agents.json';
import cityRows from './pools/cities.json';
import peopleRows from './pools/people.json';
import privateAddressRows from './pools/private-addresses.json';

/**
 * Invented people and things for the simulated world, drawn by key (`keyedPick`). Written by `pools/make-pools.ts`.
 * Nothing in them exists: mail is at domains reserved for examples, addresses are in networks reserved for documentation.
 */

/** Somebody who uses the simulated product. */
export interface PoolPerson {
  readonly first: string;
  readonly last: string;
  readonly email: string;
}

/** 400 people; no two share a mail address. */
export const people: readonly PoolPerson[] = peopleRows;

/** 400 IPv4 addresses of clients. */
export const addresses: readonly string[] = addressRows;

/** 60 IPv4 addresses of machines inside the simulated network. */
export const privateAddresses: readonly string[] = privateAddressRows;

/** 60 user agents. */
export const agents: readonly string[] = agentRows;

/** 60 city names. */
export const cities: readonly string[] = cityRows;
