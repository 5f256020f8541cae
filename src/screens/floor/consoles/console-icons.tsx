import {
  IconActivity,
  IconBook,
  IconBrandGithub,
  IconBug,
  IconCloud,
  IconDatabase,
  IconFileText,
  IconFlag,
  IconListDetails,
  IconTerminal2,
  IconWorld,
} from '@tabler/icons-react';
import type { ReactNode } from 'react';
import type { ConsoleId } from './list';

/** The icons of the tabs. */
export const consoleIcons: Readonly<Record<ConsoleId, ReactNode>> = {
  terminal: <IconTerminal2 size={16} aria-hidden />,
  logs: <IconFileText size={16} aria-hidden />,
  metrics: <IconActivity size={16} aria-hidden />,
  tracker: <IconBug size={16} aria-hidden />,
  github: <IconBrandGithub size={16} aria-hidden />,
  flags: <IconFlag size={16} aria-hidden />,
  platform: <IconCloud size={16} aria-hidden />,
  database: <IconDatabase size={16} aria-hidden />,
  status: <IconWorld size={16} aria-hidden />,
  timeline: <IconListDetails size={16} aria-hidden />,
  playbook: <IconBook size={16} aria-hidden />,
};
