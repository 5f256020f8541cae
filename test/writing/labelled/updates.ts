/** What a single update can be labelled with. */
export type UpdateLabel =
  /** The impact in the words of those affected: what they cannot do, with what. */
  | 'impact'
  /** What exactly was done or found, not that it is worked on. */
  | 'deed'
  /** A time for the next word. */
  | 'promise'
  /** A guess at the cause. */
  | 'guess'
  /** It says plainly that something is not known. */
  | 'unknown'
  /** It says when it should be over. */
  | 'eta';

export interface LabelledUpdate {
  readonly text: string;
  readonly expect: readonly UpdateLabel[];
  /** Not looked at while the grammar was made. */
  readonly heldOut?: true;
}

/** Single updates of our own making, of many trades, in the shapes that status pages have. */
export const UPDATES: readonly LabelledUpdate[] = [
  { text: 'Investigating - We are currently investigating this issue.', expect: [] },
  { text: 'The cause has been identified and a fix is being implemented.', expect: [] },
  { text: 'A fix has been implemented and we are monitoring the results.', expect: [] },
  { text: 'This incident has been resolved. We apologise for any inconvenience.', expect: [] },
  {
    text: 'Some customers cannot sign in to the booking calendar since 06:40 UTC. Bookings by phone work. Next update at 07:30 UTC.',
    expect: ['impact', 'promise'],
  },
  {
    text: 'We have restarted both mail relays and delayed messages are going out. We will post again in 45 minutes.',
    expect: ['impact', 'deed', 'promise'],
  },
  { text: 'It is probably caused by last night’s deployment.', expect: ['guess'] },
  { text: 'We suspect a faulty switch in the second hall.', expect: ['guess'] },
  {
    text: 'The cause is not known yet. We are comparing the two halls. More within the hour.',
    expect: ['unknown', 'promise', 'deed'],
  },
  { text: 'Full service should be back in 2 to 3 hours.', expect: ['eta'] },
  {
    text: 'Riders on line 4 may see wrong arrival times on the signs at the stops; the app shows the right ones.',
    expect: ['impact'],
  },
  {
    text: 'Pods are being evicted and the ingress returns 503 on 12 % of upstream calls.',
    expect: [],
  },
  {
    text: '**Status:** Mitigating<br/>**Impact:** Teachers in Norway are unable to open grade books.<br/>**Actions:** We rolled back the release of 09:00.<br/>**Next update:** 10:15 UTC',
    expect: ['impact', 'deed', 'promise'],
  },
  { text: 'Users may be unable to upload photos. We do not have an ETA yet.', expect: ['impact', 'unknown'] },
  { text: 'We will provide further updates as soon as more information is available.', expect: [] },
  {
    text: 'Card payments are declined in all of our shops in Austria. Please take cash until we write again at 3 pm CET.',
    expect: ['impact', 'promise'],
  },
  { text: 'The outage might be related to a storm at our provider.', expect: ['guess'] },
  { text: 'Root cause: an expired certificate on the login servers. We have renewed it.', expect: ['deed'] },
  {
    text: '<p>Exports to spreadsheets fail for accounts with more than 10,000 rows.</p><p>Smaller exports work.</p>',
    expect: ['impact'],
  },
  { text: 'Our team is working hard on a solution. Thank you for your patience!', expect: [] },
  {
    text: 'Callers hear silence for up to ten seconds before they are put through to an agent.',
    expect: ['impact'],
  },
  {
    text: 'We moved traffic away from the damaged cable and calls connect again. Hourly updates until the cable is mended.',
    expect: ['deed', 'promise'],
    heldOut: true,
  },
  { text: 'Looks like the new firewall rules are to blame.', expect: ['guess'], heldOut: true },
  { text: 'Why some orders arrive twice is still unclear.', expect: ['unknown', 'impact'] },
  { text: 'ETA for the repair: 17:00 UTC.', expect: ['eta'], heldOut: true },
  {
    text: 'Update: parents in the US West region can’t see today’s lunch menu. Tomorrow’s is shown correctly. We’ll be back with news by 11am PT.',
    expect: ['impact', 'promise'],
    heldOut: true,
  },
  {
    text: 'Monitoring: error rates are back to their usual level since the second server was replaced.',
    expect: ['deed'],
    heldOut: true,
  },
  { text: 'We believe the problem lies with one of our suppliers.', expect: ['guess'], heldOut: true },
  {
    text: 'Delivery drivers get logged out every few minutes on Android 14. Other versions are not affected.',
    expect: ['impact'],
    heldOut: true,
  },
  { text: 'We are aware of the problem and looking into it.', expect: [], heldOut: true },
  {
    text: 'The database failover is complete. Reports that were stuck since yesterday are being reprocessed; we expect this to take about 90 minutes.',
    expect: ['deed', 'impact', 'eta'],
  },
  { text: 'The next update follows on 5 March at 08:00 UTC.', expect: ['promise'], heldOut: true },
  {
    text: 'Resolved: between 10:05 and 10:50 UTC one in five visitors saw an empty basket at checkout. The cache of the shop was emptied by mistake; it has been filled again.',
    expect: ['impact', 'deed'],
  },
  {
    text: 'High memory pressure on the replica set; failover to the secondary is under way.',
    expect: ['deed'],
    heldOut: true,
  },
  { text: 'Possible cause: the heat in the server room.', expect: ['guess'], heldOut: true },
  {
    text: 'We still do not know why invoices show the wrong currency. No invoice has been charged. Next word from us at noon UTC.',
    expect: ['unknown', 'impact', 'promise'],
    heldOut: true,
  },
  {
    text: 'Lifts 2 and 3 of the car park stand still; lift 1 runs. The mechanic is on the way and should be here within the hour.',
    expect: ['impact'],
  },
  {
    text: 'We found that a rule added on Monday blocks parcels to Iceland. It has been removed and parcels are accepted again.',
    expect: ['impact', 'deed'],
  },
  {
    text: 'No date for the repair can be given yet. We will write again tomorrow morning.',
    expect: ['unknown', 'promise'],
  },
  {
    text: 'Since 07:10 UTC, timetable changes made by schools in Wales do not reach the parents’ app. Teachers see them. We look at the sync job now and write again at 08:00 UTC.',
    expect: ['impact', 'promise'],
    heldOut: true,
  },
  { text: 'We replaced the broken power supply and the cameras record again.', expect: ['deed'], heldOut: true },
  { text: 'Our best guess is a bad batch of sensors.', expect: ['guess'], heldOut: true },
  { text: 'When it will be over we cannot say yet.', expect: ['unknown'], heldOut: true },
  {
    text: 'Guests with a loyalty number are charged the full price at checkout. We have switched off online check-in until this is right.',
    expect: ['impact', 'deed'],
    heldOut: true,
  },
  { text: 'We expect the backlog to be cleared between 18:00 and 19:00 UTC.', expect: ['eta'], heldOut: true },
  { text: 'Still monitoring. Nothing new to report; next update in two hours.', expect: ['promise'], heldOut: true },
  { text: 'Everything is operational. Thanks for bearing with us!', expect: [], heldOut: true },
  {
    text: 'Some voice messages are delivered up to an hour late, mostly to numbers in Spain. Text messages arrive on time.',
    expect: ['impact'],
    heldOut: true,
  },
  {
    text: 'The vendor has confirmed the defect and sent us a patch, which is being installed on the first of four sites.',
    expect: ['deed'],
    heldOut: true,
  },
];
