import { expect, it } from 'vitest';
import { lineLabel, promptPath, psqlPrompt } from './prompt';

it('writes the home directory as ~', () => {
  expect(promptPath('/home/responder/vyberology')).toBe('~/vyberology');
  expect(promptPath('/etc')).toBe('/etc');
});

it('puts what a row is inside of into psql’s prompt', () => {
  expect(psqlPrompt('postgres=*> ', '-')).toBe('postgres-*> ');
  expect(psqlPrompt('postgres=> ', "'")).toBe("postgres'> ");
});

it.each([
  [undefined, 'Command line'],
  ['postgres=> ', 'Command line, psql on postgres'],
  ['restored=*> ', 'Command line, psql on restored, transaction open'],
  ['postgres-!> ', 'Command line, psql on postgres, transaction failed'],
  ['postgres*> ', 'Command line, psql on postgres'],
])('says of %j: %s', (prompt, label) => {
  expect(lineLabel(prompt)).toBe(label);
});
