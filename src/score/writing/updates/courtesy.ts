/** Apologies and thanks: neither good nor bad, and no news. */
export const COURTESY =
  /\b(?:apolog\w+|sorry|inconvenience|thank(?:s| you)?|patience|appreciate\w*|we regret|understanding|bear with us|reach out|contact (?:our |us|support|customer)|feel free|if you (?:have|continue|are still|need|experience))\b/i;
