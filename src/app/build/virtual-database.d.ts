declare module 'virtual:database' {
  /** Where the company's empty database is served, packed. */
  export const packedDatabase: string;
}
