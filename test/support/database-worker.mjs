// Node's workers do not read TypeScript by themselves.
import { tsImport } from 'tsx/esm/api';

await tsImport('./database-worker.ts', import.meta.url);
