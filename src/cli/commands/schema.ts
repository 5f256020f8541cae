import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { jsonSchemas } from '../../authoring/json-schema';
import type { Command, ExitCode } from '../command';

/** Where the schemas stand; the build serves them under `schema/`. */
export const schemaFolder = fileURLToPath(new URL('../../../public/schema', import.meta.url));

export const schema: Command = {
  name: 'schema',
  usage: 'schema [--write]',
  about: 'Compares public/schema/ with what authored files may say now; --write brings it up to date',
  run: ({ write }, out): ExitCode => {
    let stale = false;
    if (write) mkdirSync(schemaFolder, { recursive: true });
    for (const [name, text] of Object.entries(jsonSchemas())) {
      const path = join(schemaFolder, name);
      const current = existsSync(path) && readFileSync(path, 'utf8') === text;
      if (write && !current) writeFileSync(path, text);
      stale ||= !write && !current;
      out.line(`${name}: ${current ? 'up to date' : write ? 'written' : 'not what authored files may say now'}`);
    }
    return stale ? 1 : 0;
  },
};
