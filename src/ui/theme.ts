import { createTheme, localStorageColorSchemeManager } from '@mantine/core';

/** Where the chosen colour scheme is remembered. */
export const colorSchemeKey = 'hotwash.color-scheme';

export const colorSchemeManager = localStorageColorSchemeManager({ key: colorSchemeKey });

/**
 * What Mantine needs to know in JavaScript. Its colours come from tokens.css and not from here: the provider is told to
 * write no `<style>` element, so that the page can forbid them (Content-Security-Policy).
 */
export const theme = createTheme({
  fontFamily: 'var(--hw-font)',
  fontFamilyMonospace: 'var(--hw-mono)',
  defaultRadius: 'sm',
  respectReducedMotion: true,
  cursorType: 'pointer',
});
