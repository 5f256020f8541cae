import { useMantineColorScheme } from '@mantine/core';
import { IconDeviceDesktop, IconMoon, IconSun } from '@tabler/icons-react';
import { IconButton } from './button';

const order = ['auto', 'light', 'dark'] as const;
const words = { auto: 'Colours follow the system', light: 'Light colours', dark: 'Dark colours' } as const;
const icons = { auto: IconDeviceDesktop, light: IconSun, dark: IconMoon } as const;

/** The chosen scheme and the way to choose another; `auto` follows the system. */
export function useColorScheme() {
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  return { scheme: colorScheme, setScheme: setColorScheme };
}

/** One button that steps through system, light, dark. Remembered. */
export function ColorSchemeToggle() {
  const { scheme, setScheme } = useColorScheme();
  const next = order[(order.indexOf(scheme) + 1) % order.length] ?? 'auto';
  const Icon = icons[scheme];
  return (
    <IconButton label={`${words[scheme]}. Change to: ${words[next].toLowerCase()}`} onClick={() => setScheme(next)}>
      <Icon size={16} aria-hidden />
    </IconButton>
  );
}
