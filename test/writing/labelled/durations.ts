const S = 1_000;
const M = 60 * S;
const H = 60 * M;
const D = 24 * H;

/** A line of a document, and the durations in it, in ms and in order. A range is written as its two ends. */
export interface DurationRow {
  readonly text: string;
  readonly expect: readonly (number | readonly [number, number])[];
  /** Those that are no length of an incident: a latency, or a setting such as a timeout. */
  readonly apart?: true;
  /** Written when the grammar stood. What was missed at the first reading was learned from, and is none of these since. */
  readonly heldOut?: true;
}

/** Durations as companies write them, and numbers with letters that are none. */
export const DURATIONS: readonly DurationRow[] = [
  { text: 'Total downtime was 1h37m.', expect: [97 * M] },
  { text: 'Checkout was degraded for 37 min.', expect: [37 * M] },
  { text: '**Duration:** 1 h 05 min', expect: [65 * M] },
  { text: 'Customers saw errors for 1 hour and 5 minutes.', expect: [65 * M] },
  { text: 'Recovery took two and a half hours.', expect: [150 * M] },
  { text: 'For about an hour and a half logins were failing.', expect: [90 * M] },
  { text: 'The dashboard was empty for half an hour.', expect: [30 * M] },
  { text: 'Impact: ~45m, EU only', expect: [45 * M] },
  { text: 'The pods restarted within 90s.', expect: [90 * S] },
  { text: 'Some reports were late by 2 days.', expect: [2 * D] },
  { text: 'We expect the backfill to take 3-4 hours.', expect: [[3 * H, 4 * H]] },
  { text: 'Most customers waited between 30 and 45 minutes.', expect: [[30 * M, 45 * M]] },
  { text: 'The outage lasted 1:37:00.', expect: [97 * M] },
  { text: 'Duration: 01:37', expect: [97 * M] },
  { text: 'duration=PT1H37M', expect: [97 * M] },
  { text: 'This was a 45-minute outage of the public API.', expect: [45 * M] },
  { text: 'It was less than five minutes before the page.', expect: [5 * M] },
  { text: 'The queue drained in 1,200 seconds.', expect: [1_200 * S] },
  { text: 'Median latency rose to 250 ms.', expect: [250], apart: true },
  { text: 'p95 1.2s, up from 80ms', expect: [1_200, 80], apart: true },
  { text: 'Requests hit the 30 second timeout.', expect: [30 * S], apart: true },
  { text: 'Time to detect: 12 minutes. Time to mitigate: 41 minutes.', expect: [12 * M, 41 * M] },
  { text: 'For twenty-two minutes no mail went out.', expect: [22 * M] },
  { text: 'It took us 4 hours, 20 minutes to restore the replica.', expect: [260 * M] },
  { text: 'The incident ran for 1 day, 3 hours and 12 minutes.', expect: [D + 3 * H + 12 * M] },
  { text: 'A two-hour window of data is missing.', expect: [2 * H] },
  { text: 'The failover took 5 to 10 minutes in each region.', expect: [[5 * M, 10 * M]] },
  { text: 'It lasted three quarters of an hour.', expect: [45 * M] },
  { text: 'We lost 3.7M events.', expect: [] },
  { text: 'It affected 5m users in Asia.', expect: [] },
  { text: 'A table of 10m rows was rewritten.', expect: [] },
  { text: 'The API answered with 502s and 503s.', expect: [] },
  { text: 'Traffic peaked at 900 requests a second.', expect: [] },
  { text: 'A second deployment followed.', expect: [] },
  { text: 'Started 14:05, ended 14:42 UTC.', expect: [] },
  { text: 'Duration: 14:05 - 14:42 UTC', expect: [] },
  { text: 'S3 and EC2 were not affected; neither were the m5 hosts.', expect: [] },
  { text: 'We upgraded from 1.5.2 to 2.0m1.', expect: [] },
  { text: 'The raise of $5m was announced that morning.', expect: [] },
  { text: 'T+12m: the second page went out.', expect: [] },
  { text: 'API unavailable 08:12-09:03 (51m)', expect: [51 * M], heldOut: true },
  { text: 'We were down for just under 2 hours.', expect: [2 * H], heldOut: true },
  { text: 'MTTR: 2h 14m', expect: [134 * M], heldOut: true },
  { text: 'For a period of roughly forty minutes, uploads were rejected.', expect: [40 * M], heldOut: true },
  { text: 'Downtime: 00:52:10', expect: [52 * M + 10 * S], heldOut: true },
  { text: 'Webhooks arrived up to six hours late.', expect: [6 * H], heldOut: true },
  { text: 'A 4 hour 30 minute long maintenance had been announced.', expect: [270 * M], heldOut: true },
  { text: 'It was resolved within 20–25 min of the alert.', expect: [[20 * M, 25 * M]], heldOut: true },
  { text: 'Three days later the disk filled again.', expect: [3 * D], heldOut: true },
  { text: 'The lock was held for 1 minute and 40 seconds.', expect: [100 * S], heldOut: true },
  { text: 'Builds queued for an hour or more.', expect: [H], heldOut: true },
  { text: 'TTD 4m / TTM 1h12m', expect: [4 * M, 72 * M], heldOut: true },
  { text: 'The certificate is valid for 90 days.', expect: [90 * D], apart: true, heldOut: true },
  { text: 'The median round trip went from 12ms to 3s.', expect: [12, 3 * S], apart: true },
  { text: 'We page on 5xx above 1% and 429s above 3%.', expect: [], heldOut: true },
  { text: 'A peak of 1.2m concurrent viewers.', expect: [], heldOut: true },
  { text: 'It is a 24/7 rota with two people.', expect: [], heldOut: true },
  { text: 'Version 4.2h of the firmware, on 40m of cable per rack', expect: [], heldOut: true },
  { text: 'At 1:37 the second node went away.', expect: [], heldOut: true },
  { text: 'Orders run at about 40 a minute.', expect: [], heldOut: true },
  { text: 'It took the better part of an hour and 20 engineers.', expect: [H], heldOut: true },
  { text: 'The site was slow for 2 hrs. 15 min.', expect: [135 * M] },
  { text: 'Error budget burned: 38% in 6h', expect: [6 * H], heldOut: true },
  { text: 'Jobs run every 15 minutes.', expect: [15 * M], apart: true, heldOut: true },
  // A last batch.
  { text: 'Total outage time: 2 hours 9 minutes 41 seconds', expect: [2 * H + 9 * M + 41 * S], heldOut: true },
  { text: 'We were read-only for a day and a half.', expect: [36 * H], heldOut: true },
  { text: 'Time to recovery: 00:17:30', expect: [17 * M + 30 * S], heldOut: true },
  { text: 'It was back 8m40s later.', expect: [8 * M + 40 * S], heldOut: true },
  { text: 'The rebuild needs somewhere between six and eight hours.', expect: [[6 * H, 8 * H]], heldOut: true },
  { text: 'a three-minute blip, then nothing for 10 mins', expect: [3 * M, 10 * M], heldOut: true },
  { text: 'Messages older than 14 days were purged.', expect: [14 * D], heldOut: true },
  { text: 'The health check interval is 10s.', expect: [10 * S], apart: true, heldOut: true },
  { text: 'Queries that took 30 ms took 9 s.', expect: [30, 9 * S], heldOut: true },
  { text: 'Partial degradation (≈ 1.5 h)', expect: [1.5 * H], heldOut: true },
  { text: 'It handles 4k requests per second.', expect: [], heldOut: true },
  { text: 'We have 3 D printers and 5 S-class hosts.', expect: [], heldOut: true },
  { text: 'The seconds and minutes columns were swapped.', expect: [], heldOut: true },
];
