import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parsePlaybook } from '../../../../playbook/parse';
import { isIncomplete } from './incomplete';

describe('isIncomplete', () => {
  it.each([
    "echo 'a",
    'echo "a',
    'echo "a $(date',
    'echo $(date',
    'echo `date',
    'echo a \\',
    'cat access.log |',
    'true &&',
    'true ||\n',
    'cat << EOF',
    'cat << EOF\nfirst',
    "cat <<'EOF'\nEOF extra\n",
    "gh issue create --body \"$(cat << 'INCIDENT'\n**Start:** $(date)\nINCIDENT",
    'for i in 1 2 3; do echo $i',
    'if true; then',
    'while read line',
    '(cd apps',
    '{ echo a;',
  ])('goes on after %j', (text) => {
    expect(isIncomplete(text)).toBe(true);
  });

  it.each([
    '',
    'ls -la',
    'echo \'a b\' "c d"',
    'echo "it\'s $(date -u +"%H:%M")"',
    'echo a \\\n  b',
    'echo a \\\n',
    'true && false || echo no',
    'sleep 1 &',
    'cat << EOF\n$(not closed\nEOF',
    "cat <<-'EOF'\n\tbody \"\n\tEOF\necho after",
    'grep -c error <<< "one error"',
    'for i in 1 2 3; do echo $i; done',
    'if true; then echo a; else echo b; fi',
    'echo done',
    'echo for if case',
    `echo "$${'{x#*/}'}" # a comment with a ' in it`,
    'jq \'.[] | select(.a > "b")\'',
    'echo $((1 + 2))',
    'echo \\"',
    'curl -s "$URL" | jq .',
    '{ echo a; }',
    'echo a)',
  ])('runs %j', (text) => {
    expect(isIncomplete(text)).toBe(false);
  });

  it('runs every command of the playbook that is shell', () => {
    const file = new URL('../../../../../scenarios/vyberology/playbook.yaml', import.meta.url);
    const playbook = parsePlaybook(readFileSync(file, 'utf8'));
    if (!playbook.ok) throw new Error('the playbook does not parse');
    const commands = playbook.value.lifecycle.flatMap((stage) => stage.steps.flatMap((step) => step.commands ?? []));
    const shell = commands.filter((command) => /^(gh|psql|git|pnpm|curl|supabase) /.test(command));
    expect(shell.length).toBeGreaterThan(2);
    expect(shell.filter(isIncomplete)).toEqual([]);
  });

  it('takes any text in single quotes as complete, and as open without the last one', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        const quoted = `'${text.replaceAll("'", "'\\''")}'`;
        expect(isIncomplete(`echo ${quoted}`)).toBe(false);
        expect(isIncomplete(`echo ${quoted.slice(0, -1)}`)).toBe(true);
      }),
    );
  });

  it('takes any here document as complete with its end word, and as open without', () => {
    fc.assert(
      fc.property(fc.array(fc.string()), (lines) => {
        const body = lines
          .join('\n')
          .split('\n')
          .filter((line) => line !== 'END')
          .join('\n');
        expect(isIncomplete(`cat << 'END'\n${body}\nEND`)).toBe(false);
        expect(isIncomplete(`cat << 'END'\n${body}`)).toBe(true);
      }),
    );
  });

  it('answers for any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(typeof isIncomplete(text)).toBe('boolean');
      }),
    );
  });
});
