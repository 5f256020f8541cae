import { type Connection, MAIN_DATABASE } from './connect';
import type { MetaCommand } from './meta';

const SAME: Readonly<Record<string, true>> = { '-': true };

async function connect(
  psql: Parameters<MetaCommand['run']>[0],
  [database, user, host, port]: readonly string[],
): Promise<boolean> {
  const now = psql.connection;
  const name = database === undefined || SAME[database] ? now.database : databaseName(database);
  const elsewhere = [
    user !== undefined && !SAME[user] && user !== now.user ? `role "${user}" cannot log in here` : undefined,
    host !== undefined && !SAME[host] && host !== now.host
      ? `could not translate host name "${host}" to address: Name or service not known`
      : undefined,
    port !== undefined && !SAME[port] && Number(port) !== now.port ? 'Connection refused' : undefined,
  ].find((why) => why !== undefined);
  const next: Connection = { ...now, database: name };
  const refused = elsewhere ?? (await psql.connect(next));
  if (refused !== undefined) {
    // In a script there is no going on without a connection; a person keeps the one that they had.
    psql.complain(psql.interactive ? refused : `\\connect: ${refused}`);
    if (psql.interactive) psql.hint('Previous connection kept');
    else psql.ending = 2;
    return false;
  }
  await psql.use(next);
  psql.note(`You are now connected to database "${name}" as user "${now.user}".`);
  return true;
}

/** The database that a connection string of this project names, or the name itself. */
function databaseName(text: string): string {
  return /^postgres(?:ql)?:\/\/[^/]*\/([^?]+)/.exec(text)?.[1] ?? text.replace(/^"(.*)"$/s, '$1');
}

/** Meta-commands of the connection. */
export const connectionCommands: Readonly<Record<string, MetaCommand>> = {
  c: { most: 4, run: connect },
  connect: { most: 4, run: connect },
  conninfo: {
    most: 0,
    run: (psql) => {
      const { database, user, host, port } = psql.connection;
      psql.write(
        `You are connected to database "${database}" as user "${user}" on host "${host}" at port "${port}".\n`,
      );
      if (database !== MAIN_DATABASE) psql.write(`It is a restored backup and stands as schema "${database}".\n`);
      return true;
    },
  },
};
