/** Version of the rules by which records are folded and scored; it stands in every header and scorecard. */
export const ENGINE = 'hotwash 0.2';
