import fc from 'fast-check';
import { expect, it } from 'vitest';
import { commandOfPsqlLine, psqlLineOf, readPsqlInput } from './psql-line';

it('finds a line of psql again in the record, and takes no line of the shell for one', () => {
  fc.assert(fc.property(fc.string(), (line) => psqlLineOf(commandOfPsqlLine(line)) === line));
  expect(psqlLineOf('psql $DB_URL -c "SELECT 1"')).toBeUndefined();
});

it('knows when a statement goes on', () => {
  expect(readPsqlInput("SELECT 'a")).toMatchObject({ finished: [], rest: "SELECT 'a" });
  expect(readPsqlInput('SELECT 1;')).toMatchObject({ finished: ['SELECT 1;'], rest: '' });
});
