import { MantineProvider } from '@mantine/core';
import type { ReactNode } from 'react';
import { colorSchemeManager, theme } from './theme';
import { TipLayer } from './tip-layer';
import { ToastProvider } from './toasts';
import './mantine-css';
import './tokens.css';
import './base.css';
import './prose.css';
import './print.css';

/** Put once around the whole app: colour scheme (following the system unless chosen), toasts, tooltips, the global CSS. */
export function UiProvider({ children }: { readonly children: ReactNode }) {
  return (
    <MantineProvider
      theme={theme}
      colorSchemeManager={colorSchemeManager}
      defaultColorScheme="auto"
      withCssVariables={false}
      withGlobalClasses={false}
      withStaticClasses={false}
    >
      <ToastProvider>{children}</ToastProvider>
      <TipLayer />
    </MantineProvider>
  );
}
