import { join } from 'node:path';
import { findNats, HOW_TO_GET_NATS, isNewEnough, natsVersion, OLDEST } from './host-find.mjs';
import { readOptions, USAGE } from './host-options.mjs';
import { ensureReady, root } from './setup.mjs';

/** `npm run host`: what a team needs, on one machine. Everything that can be wrong is looked at before anything is built. */
async function main() {
  const options = readOptions(process.argv.slice(2));
  if (!options.ok) {
    console.error(`${options.error}\n\n${USAGE}`);
    return 2;
  }
  if ('help' in options) {
    console.log(USAGE);
    return 0;
  }
  const wanted = options.value;
  const program = wanted.engine === undefined ? await findEngine() : undefined;
  if (wanted.engine === undefined && program === undefined) return 1;
  if (wanted.engine !== undefined && !wanted.gate) {
    process.env.HOTWASH_ENGINES = [process.env.HOTWASH_ENGINES, wanted.engine].filter(Boolean).join(' ');
  }
  const ready = await ensureReady();
  if (ready !== 0) return ready;

  // Only now are its packages sure to be there.
  const { startHost } = await import('./host-run.mjs');
  const say = (/** @type {string} */ sentence) =>
    console.log(`${new Date().toISOString().slice(11, 19)} UTC  ${sentence}`);
  const user = process.env.HOTWASH_ENGINE_USER;
  const token = process.env.HOTWASH_ENGINE_TOKEN;
  const host = await startHost({
    folder: join(root, 'dist'),
    data: wanted.data,
    port: wanted.port,
    exact: wanted.exact,
    listen: wanted.listen,
    addresses: wanted.addresses,
    open: wanted.open,
    gate: wanted.gate,
    say,
    ...(program === undefined ? {} : { program }),
    ...(wanted.files === undefined ? {} : { files: wanted.files }),
    ...(wanted.engine === undefined ? {} : { engine: wanted.engine }),
    ...(user && token ? { credentials: { user, token } } : {}),
  });
  for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP'])) {
    process.on(signal, () => {
      console.log('\nStopping; what was acknowledged is kept.');
      // A second Ctrl-C does not wait.
      process.once(signal, () => process.exit(1));
      void host.stop().then(() => process.exit(0));
    });
  }
  console.log(welcome(host, wanted));
  return undefined;
}

/** @returns {Promise<string | undefined>} path of a nats-server that is new enough; undefined after saying what is missing */
async function findEngine() {
  const program = findNats();
  if (program === undefined) {
    console.error(HOW_TO_GET_NATS);
    return undefined;
  }
  const version = await natsVersion(program);
  if (version !== undefined && isNewEnough(version)) return program;
  const said = version === undefined ? 'does not run' : `is version ${version.join('.')}`;
  console.error(`${program} ${said}; rooms need ${OLDEST.join('.')} or newer.\n\n${HOW_TO_GET_NATS}`);
  return undefined;
}

/**
 * @param {import('./host-run.mjs').Host} host
 * @param {import('./host-options.mjs').HostOptions} wanted
 */
function welcome(host, wanted) {
  const { addresses } = host.engineFile;
  const others =
    addresses.length > 0
      ? `Others open        ${addresses.join('\n                   ')}`
      : 'Others cannot reach it: only this machine is listened to. For a proxy in front, say its address with --address.';
  const rooms =
    wanted.engine === undefined
      ? `Rooms are kept in  ${wanted.data}`
      : `Rooms are kept by  ${wanted.engine}${wanted.gate ? ', through this host' : ', which windows reach themselves'}`;
  const plain = addresses.some((address) => address.startsWith('http:'));
  const security = [
    'What is said in a room is encrypted in the players’ browsers: neither this host nor the network can read it.',
    ...(plain
      ? [
          'The page itself comes over plain HTTP, so somebody on the way could change it. In an office network that is often',
          'good enough; where it is not, use --cert and --key.',
        ]
      : []),
    'Stop it with Ctrl-C. All of it: docs/hosting.md',
  ];
  return `\nHotwash is ready for a team.\nOn this machine    ${host.url}\n${others}\n${rooms}\n\n${security.join('\n')}\n`;
}

try {
  const code = await main();
  if (code !== undefined) process.exit(code);
} catch (error) {
  console.error(sentence(error));
  process.exit(1);
}

/** @param {unknown} error */
function sentence(error) {
  const { code, message, port } = /** @type {NodeJS.ErrnoException & { port?: number }} */ (error);
  if (code === 'EADDRINUSE') return `Port ${port} is taken. Choose another with --port, or leave --port out.`;
  if (code === 'EADDRNOTAVAIL') return 'This machine has no such address; --listen 0.0.0.0 means all that it has.';
  if (code === 'EACCES') return `Not permitted: ${message}`;
  return message;
}
