import { isAlias, isMap, isPair, isScalar, isSeq, type Node, type YAMLMap, type YAMLSeq } from 'yaml';

/** Fields by which items of a list are recognised as the same thing, the first that both have. */
const NAMES = ['id', 'version', 'sha', 'path', 'name'] as const;

function nameOf(item: unknown): string | undefined {
  if (!isMap(item)) return undefined;
  for (const field of NAMES) {
    const value = item.get(field);
    if (typeof value === 'string' || typeof value === 'number') return `${field}=${value}`;
  }
  return undefined;
}

/**
 * Lays an authored document over the one that it builds on. Maps are merged key by key. Lists of named things (`id`, `version`,
 * `sha`, `path`, `name`) are merged by name: the base's first, in its order, then what is new. In all other lists the
 * authored items come first, because there the first that matches counts. Of single values the authored one counts.
 *
 * The authored document is changed in place. Nodes taken over as they are go into `taken`, so that a mistake in them can be
 * shown where it stands.
 */
export function overlay(authored: YAMLMap, base: YAMLMap, taken: WeakSet<Node>): void {
  for (const pair of base.items) {
    if (!isPair(pair) || !isScalar(pair.key)) continue;
    const name = String(pair.key.value);
    const own = authored.items.find((p) => isPair(p) && isScalar(p.key) && String(p.key.value) === name);
    if (own === undefined) {
      take(pair.value, taken);
      authored.items.push(pair);
    } else {
      merge(own.value, pair.value, taken);
    }
  }
}

function merge(own: unknown, base: unknown, taken: WeakSet<Node>): void {
  // What is written as an alias stands for the whole of it: merging into it would change the other place too.
  if (isAlias(own)) return;
  if (isMap(own) && isMap(base)) overlay(own, base, taken);
  else if (isSeq(own) && isSeq(base)) mergeLists(own, base, taken);
}

function mergeLists(own: YAMLSeq, base: YAMLSeq, taken: WeakSet<Node>): void {
  const named = base.items.length > 0 && base.items.every((item) => nameOf(item) !== undefined);
  if (!named) {
    for (const item of base.items) take(item, taken);
    own.items.push(...base.items);
    return;
  }
  const rest = new Map(own.items.map((item) => [nameOf(item), item]));
  const merged: unknown[] = [];
  for (const item of base.items) {
    const name = nameOf(item);
    const mine = rest.get(name);
    if (mine === undefined) {
      take(item, taken);
      merged.push(item);
    } else {
      merge(mine, item, taken);
      merged.push(mine);
      rest.delete(name);
    }
  }
  const placed = new Set(merged);
  // What has no name, or is there twice, stays in its place after the rest: the checks report it.
  own.items = [...merged, ...own.items.filter((item) => !placed.has(item))];
}

function take(node: unknown, taken: WeakSet<Node>): void {
  if (isMap(node) || isSeq(node) || isScalar(node)) taken.add(node);
}
