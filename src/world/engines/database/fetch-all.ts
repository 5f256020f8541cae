/** Fetches files side by side, and tells how far it is by the bytes that hosts announce. Rejects when one cannot be had. */
export async function fetchAll(
  urls: readonly string[],
  onShare: (share: number) => void,
): Promise<readonly ArrayBuffer[]> {
  const expected = urls.map(() => 0);
  const received = urls.map(() => 0);
  const sum = (list: readonly number[]) => list.reduce((a, b) => a + b, 0);
  return Promise.all(
    urls.map(async (url, i) => {
      const response = await fetch(url);
      if (!response.ok || response.body === null) throw new Error(`${url} cannot be fetched (${response.status})`);
      expected[i] = Number(response.headers.get('content-length') ?? 0);
      const parts: Uint8Array<ArrayBuffer>[] = [];
      const reader = response.body.getReader();
      for (let read = await reader.read(); !read.done; read = await reader.read()) {
        parts.push(read.value);
        received[i] = (received[i] ?? 0) + read.value.length;
        // Unpacked on the way there is more than was announced.
        if (sum(expected) > 0) onShare(Math.min(1, sum(received) / sum(expected)));
      }
      return new Blob(parts).arrayBuffer();
    }),
  );
}
