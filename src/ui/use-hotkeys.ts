import { useHotkeys as useMantineHotkeys } from '@mantine/hooks';

/**
 * Keys that work anywhere on the page, as `{ 'mod+K': open, '?': help }`; `mod` is Ctrl, or Command on a Mac.
 * Plain letters are left alone while somebody types in a field; `inFields` makes a chord work there too.
 */
export function useHotkeys(
  keys: Readonly<Record<string, () => void>>,
  options: { readonly inFields?: boolean } = {},
): void {
  useMantineHotkeys(
    Object.entries(keys).map(([key, run]) => [key, run]),
    options.inFields ? [] : ['INPUT', 'TEXTAREA', 'SELECT'],
    options.inFields === true,
  );
}
