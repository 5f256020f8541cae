/**
 * Runs the engine for the host and ends it when the host is gone, however that happened: the pipe that is this process's
 * standard input closes then. Called with the program and its arguments. Its exit code is the program's.
 */
import { spawn } from 'node:child_process';

const [program = '', ...args] = process.argv.slice(2);
const child = spawn(program, args, { stdio: ['ignore', 'ignore', 'inherit'] });

/** Milliseconds that the engine has to put its files in order before it is ended hard. */
const GRACE = 5_000;

function end() {
  child.kill('SIGTERM');
  setTimeout(() => child.kill('SIGKILL'), GRACE).unref();
}

child.on('error', (error) => {
  console.error(`${program}: ${error.message}`);
  process.exit(127);
});
child.on('exit', (code) => process.exit(code ?? 1));
process.stdin.on('end', end).on('error', end).resume();
// Where Ctrl-C reaches this process too, the host still says when it is time.
process.on('SIGINT', () => {});
process.on('SIGTERM', end);
