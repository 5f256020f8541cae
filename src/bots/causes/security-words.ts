/** Words by which people, logs and pages tell of somebody who has got at what is not theirs. */
export const securityWords =
  /reads of \d+ accounts from|sample of (?:\w+ )?rows|(?:rows|accounts|customer data|personal data)\b.{0,40}\bfor sale|unauthori[sz]ed access|not authori[sz]ed|data breach|security (?:breach|incident)|(?:leaked|stolen|compromised) (?:key|secret|credential|session|token)s?|read by somebody who should not/i;
