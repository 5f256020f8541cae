import fc from 'fast-check';
import { expect, it } from 'vitest';
import { commandOfPsqlLine, psqlLineOf, readPsqlInput } from './psql-line';

it('finds a line of psql again in the record, and takes no line of the shell for one', () => {
  fc.assert(fc.property(fc.string(), (line) => psqlLineOf(commandOfPsqlLine(line)) === line));
  expect(psqlLineOf('psql $DB_URL -c "SELECT 1"')).toBeUndefined();
});

it('knows when a statement goes on', () => {
  expect(readPsqlInput("SELECT 'a").complete).toBe(0);
  expect(readPsqlInput('SELECT 1;').complete).toBe(9);
});
