/** Version of the engine, pinned in every record's header: a record of another version may fold to another drill. */
export const ENGINE = 'hotwash-1';
