import { PGlite } from '@electric-sql/pglite';
import dataUrl from '@electric-sql/pglite/pglite.data?url';
import wasmUrl from '@electric-sql/pglite/pglite.wasm?url';
import { expose } from 'comlink';
import { fetchAll } from './fetch-all';
import { type DatabaseFiles, DatabaseHost } from './host';

/** Fetches the server and the packed database, with progress by bytes, and starts it. */
async function start(files: DatabaseFiles, onShare: (share: number) => void): Promise<PGlite> {
  const [wasm, data, packed] = await fetchAll([wasmUrl, dataUrl, files.packed], onShare);
  if (wasm === undefined || data === undefined || packed === undefined) throw new Error('files are missing');
  return PGlite.create({
    pgliteWasmModule: await WebAssembly.compile(wasm),
    fsBundle: new Blob([data]),
    loadDataDir: new Blob([packed], { type: 'application/x-gzip' }),
  });
}

expose(new DatabaseHost(start));
