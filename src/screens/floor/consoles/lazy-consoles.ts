import { type ComponentType, type LazyExoticComponent, lazy } from 'react';
import type { ConsoleId } from './list';

const named = (load: () => Promise<ComponentType>): LazyExoticComponent<ComponentType> =>
  lazy(async () => ({ default: await load() }));

/** Each console is loaded when it is first opened; the charts and the shell come with theirs. */
export const lazyConsoles: Readonly<Record<ConsoleId, LazyExoticComponent<ComponentType>>> = {
  terminal: named(async () => (await import('./terminal/terminal-console')).TerminalConsole),
  logs: named(async () => (await import('./logs/logs-console')).LogsConsole),
  metrics: named(async () => (await import('./metrics/metrics-console')).MetricsConsole),
  tracker: named(async () => (await import('./tracker/tracker-console')).TrackerConsole),
  github: named(async () => (await import('./github/github-console')).GithubConsole),
  flags: named(async () => (await import('./flags/flags-console')).FlagsConsole),
  platform: named(async () => (await import('./platform/platform-console')).PlatformConsole),
  database: named(async () => (await import('./database/database-console')).DatabaseConsole),
  status: named(async () => (await import('./status/status-console')).StatusConsole),
  timeline: named(async () => (await import('./timeline/timeline-console')).TimelineConsole),
  playbook: named(async () => (await import('./playbook/playbook-console')).PlaybookConsole),
};
