/** A line of a document, and the moments in it: `[date ]clock[ zone]`, `date`, or `+` for one that counts from another. */
export interface TimeRow {
  readonly text: string;
  /** Each as `2024-03-03 14:05:22 UTC`, as much of it as the text says; `03-03` is a date without a year. */
  readonly expect: readonly string[];
  /** Written when the grammar stood, and never used for changing it. */
  readonly heldOut?: true;
}

/** Times as companies write them, and numbers with colons that are none. */
export const TIMES: readonly TimeRow[] = [
  { text: '2024-03-03T14:05:22Z first 5xx', expect: ['2024-03-03 14:05:22 UTC'] },
  { text: '2024-03-03T14:05:22.123+02:00 alarm', expect: ['2024-03-03 14:05:22 +02:00'] },
  { text: '2024-03-03 14:05 deploy started', expect: ['2024-03-03 14:05'] },
  { text: '14:05 the first alert fired', expect: ['14:05'] },
  { text: '14:05:22 UTC: rollback', expect: ['14:05:22 UTC'] },
  { text: 'At 2:05 pm PT we noticed errors.', expect: ['14:05 PT'] },
  { text: 'It began around 2pm PDT.', expect: ['14:00 PDT'] },
  { text: 'À 14h05 the site was down', expect: ['14:05'] },
  { text: '0930Z bridge opened', expect: ['09:30 UTC'] },
  { text: '[10:22] <anna> db looks sad', expect: ['10:22'] },
  { text: '~14:05 somebody wrote in', expect: ['14:05'] },
  { text: '14:05 - 14:20 all writes failed', expect: ['14:05', '14:20'] },
  { text: 'between 14:05 and 14:42 UTC', expect: ['14:05', '14:42 UTC'] },
  { text: 'Mar 3, 2024 14:05 UTC - Investigating', expect: ['2024-03-03 14:05 UTC'] },
  { text: 'On 3 March at 14:05 the node rebooted.', expect: ['03-03 14:05'] },
  { text: '2024/03/03 14:05', expect: ['2024-03-03 14:05'] },
  { text: 'T+12m: paged the database team', expect: ['+'] },
  { text: '10:22 AM (EST) | page', expect: ['10:22 EST'] },
  { text: '14:05 UTC on March 3rd, 2024', expect: ['2024-03-03 14:05 UTC'] },
  { text: 'Tuesday, June 4, 2024, 9:17 a.m. ET', expect: ['2024-06-04 09:17 ET'] },
  { text: 'From 12:10am to 1:45am CEST nothing was delivered.', expect: ['00:10', '01:45 CEST'] },
  { text: '| 23:58 | 00:07 |', expect: ['23:58', '00:07'] },
  { text: '4 Feb 2025 - 07:30 GMT+1', expect: ['2025-02-04 07:30 GMT+1'] },
  { text: 'We fixed it on 2024-03-04.', expect: ['2024-03-04'] },
  { text: 'Due March 15, 2025', expect: ['2025-03-15'] },
  { text: 'at 14:05:22,481 -0700', expect: ['14:05:22 -0700'] },
  { text: '03/22/2024 16:40 UTC', expect: ['2024-03-22 16:40 UTC'] },
  { text: 'by noon UTC all shards were green', expect: ['12:00 UTC'] },
  { text: 'the ratio of reads to writes is 3:10', expect: [] },
  { text: 'listens on :8080 and localhost:3000', expect: [] },
  { text: 'host 2001:db8:85a3::8a2e:370:7334 lost its route', expect: [] },
  { text: 'upgraded to v12:04 of the image registry/app:14.05', expect: [] },
  { text: 'The outage lasted 1:37:00.', expect: [] },
  { text: 'see main.go:14:05 and 10.0.0.1:2379', expect: [] },
  { text: 'mac 00:1b:44:11:3a:b7', expect: [] },
  { text: '404 responses, 99:95 and 25:61', expect: [] },
  {
    text: '2023-11-20 09:41:07.512 UTC [db-7] replication stopped',
    expect: ['2023-11-20 09:41:07 UTC'],
    heldOut: true,
  },
  { text: '- **11:32 CET** Support opens a ticket', expect: ['11:32 CET'], heldOut: true },
  { text: 'Sept. 9th, 6:40 p.m. EDT: traffic back', expect: ['09-09 18:40 EDT'], heldOut: true },
  { text: 'Resolved at 3:07am Pacific time on Oct 21', expect: ['10-21 03:07 Pacific time'], heldOut: true },
  {
    text: 'Starting at 16:00 UTC (9:00 PDT) some pages were blank.',
    expect: ['16:00 UTC', '09:00 PDT'],
    heldOut: true,
  },
  { text: 'Fri 17 May 2024 22:14:59 +0200', expect: ['2024-05-17 22:14:59 +0200'], heldOut: true },
  { text: '19/08/2023, 01:15 BST', expect: ['2023-08-19 01:15 BST'], heldOut: true },
  { text: '13:02h the operator on duty calls', expect: ['13:02'], heldOut: true },
  { text: '1530 UTC: war room closed', expect: ['15:30 UTC'], heldOut: true },
  { text: 'Nov 05 07:59 - 08:21 UTC', expect: ['11-05 07:59', '08:21 UTC'], heldOut: true },
  { text: 'Shortly after midnight (UTC) the job started.', expect: ['00:00 UTC'], heldOut: true },
  { text: '+ 7 min: pager goes off', expect: ['+'], heldOut: true },
  { text: 'Owner: Li, due 2025.02.14', expect: ['2025-02-14'], heldOut: true },
  { text: 'It was the 21st of January, a Sunday.', expect: ['01-21'], heldOut: true },
  { text: 'the pool dropped from 20:80 to 50:50 between blue and green', expect: [], heldOut: true },
  { text: 'container web:10.42 bound to 0.0.0.0:5432', expect: [], heldOut: true },
  { text: 'Duration of the outage: 2:15', expect: [], heldOut: true },
  { text: 'lines 10:24 to 10:31 of values.yaml', expect: [], heldOut: true },
];
