import type { ExhibitPage } from '../../scenario/schema-exhibits';
import { findGauge, gaugeAt } from './gauges';
import type { Operation, PageView, WorldView } from './operations';
import { poolSize } from './settings';
import { holdsAt, timelineOf } from './states-at';

type PageVersion = ExhibitPage['versions'][number];

/** What a page says now: its first version whose guard holds; absent when none does. */
export function pageVersion(world: WorldView, page: ExhibitPage): PageVersion | undefined {
  const timeline = timelineOf(world);
  return page.versions.find((v) => holdsAt(timeline, v.when, world.now));
}

/** The page with its text filled in and the things that can be done on it. */
export function pageView(world: WorldView, page: ExhibitPage, version: PageVersion): PageView {
  return {
    id: page.id,
    title: page.title,
    console: page.console,
    text: fillPage(world, version.text),
    actions: page.actions.map(({ id, title, confirm, operation, argument }) => ({
      id,
      title,
      confirm,
      operation: pageOperation(operation, argument),
    })),
  };
}

type PageOperation = ExhibitPage['actions'][number]['operation'];

function pageOperation(operation: PageOperation, argument: string): Operation {
  if (operation === 'quota.raise') return { op: 'quota.raise', vendor: argument };
  if (operation === 'service.restart') return { op: 'service.restart', name: argument };
  return { op: 'pool.resize', size: Number(argument) };
}

/** `{gauge:<id>}` is the gauge's value now, `{pool}` the connection limit; other braces stay as written. */
function fillPage(world: WorldView, text: string): string {
  return text.replace(/\{(?:gauge:([^{}]+)|pool)\}/g, (slot, id: string | undefined) => {
    if (id === undefined) return String(poolSize(world));
    const gauge = findGauge(world, id);
    return gauge === undefined ? slot : gaugeAt(world, gauge, world.now).toFixed(gauge.decimals);
  });
}
