// First: what comes after may make schemas.
import '../../../base/without-eval';

import { PGlite } from '@electric-sql/pglite';
import dataUrl from '@electric-sql/pglite/pglite.data?url';
import wasmUrl from '@electric-sql/pglite/pglite.wasm?url';
import { expose } from 'comlink';
import { fetchAll } from './fetch-all';
import { type DatabaseFiles, DatabaseHost } from './host';

/** No program at all. What would make an empty database is fetched otherwise, and ours is made already. */
const NOTHING = new Uint8Array([0x00, 0x61, 0x73, 0x6d, 0x01, 0x00, 0x00, 0x00]);

/** Fetches the server and the packed database, with progress by bytes, and starts it. */
async function start(files: DatabaseFiles, onShare: (share: number) => void): Promise<PGlite> {
  const { snapshot } = files;
  const urls = [wasmUrl, dataUrl, ...(snapshot === undefined ? [files.packed] : [])];
  const [wasm, data, packed] = await fetchAll(urls, onShare);
  if (wasm === undefined || data === undefined) throw new Error('files are missing');
  return PGlite.create({
    pgliteWasmModule: await WebAssembly.compile(wasm),
    initdbWasmModule: await WebAssembly.compile(NOTHING),
    fsBundle: new Blob([data]),
    loadDataDir: snapshot?.files ?? new Blob([packed ?? ''], { type: 'application/x-gzip' }),
  });
}

expose(new DatabaseHost(start));
