// Node's threads do not read TypeScript by themselves.
import { tsImport } from 'tsx/esm/api';

await tsImport('./simulate-worker.ts', import.meta.url);
