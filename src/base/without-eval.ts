import { config } from 'zod';

/**
 * Imported for what it does, before anything that makes a schema: the page's policy forbids code made of text, and a schema
 * would try whether it may, at the price of a reported violation. Only where such a policy holds: elsewhere schemas read
 * faster without this.
 */
config({ jitless: true });
