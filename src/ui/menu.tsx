import { Menu as MantineMenu } from '@mantine/core';
import { IconDots } from '@tabler/icons-react';
import type { ReactElement, ReactNode } from 'react';
import { IconButton } from './button';
import classes from './menu.module.css';

export interface MenuItem {
  readonly id: string;
  readonly label: ReactNode;
  readonly icon?: ReactNode;
  /** At the right: a key, a note. */
  readonly hint?: ReactNode;
  readonly danger?: boolean;
  readonly disabled?: boolean;
  readonly run: () => void;
}

export interface MenuProps {
  readonly label: string;
  readonly items: readonly MenuItem[];
  /** What opens it; three dots when left out. Has to be a button that takes a ref. */
  readonly button?: ReactElement;
}

/** A few actions behind a button. Costs about 40 KB: keep it out of the first screen. */
export function Menu({ label, items, button }: MenuProps) {
  return (
    <MantineMenu
      position="bottom-end"
      offset={4}
      withinPortal
      transitionProps={{ duration: 120, transition: 'fade' }}
      classNames={{ dropdown: classes.dropdown ?? '', item: classes.item ?? '' }}
    >
      <MantineMenu.Target>
        {button ?? (
          <IconButton label={label}>
            <IconDots size={16} aria-hidden />
          </IconButton>
        )}
      </MantineMenu.Target>
      <MantineMenu.Dropdown aria-label={label}>
        {items.map((item) => (
          <MantineMenu.Item
            key={item.id}
            onClick={item.run}
            disabled={item.disabled === true}
            leftSection={item.icon}
            rightSection={item.hint}
            data-kind={item.danger ? 'danger' : undefined}
          >
            {item.label}
          </MantineMenu.Item>
        ))}
      </MantineMenu.Dropdown>
    </MantineMenu>
  );
}
