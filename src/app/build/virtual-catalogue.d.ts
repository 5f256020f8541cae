declare module 'virtual:catalogue' {
  export const catalogue: import('./catalogue-types').Catalogue;
}
