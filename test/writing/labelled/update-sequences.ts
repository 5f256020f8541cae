import type { UpdateSequence } from '../../../src/score/writing/types';

/** A sequence of updates of our own making, and how good a careful reader finds it: 0 to 100. */
export interface LabelledSequence {
  readonly id: string;
  /** What a reader gives it by the weights of `docs/scoring.md`. */
  readonly reader: number;
  readonly why: string;
  readonly sequence: UpdateSequence;
}

const at = (clock: string): string => `2025-11-05T${clock}:00Z`;
const told = (rows: readonly (readonly [string | null, string])[]): UpdateSequence['updates'] =>
  rows.map(([clock, text]) => ({ at: clock === null ? null : at(clock), text }));

/** Twelve sequences from very good to worthless, of many trades and shapes. */
export const SEQUENCES: readonly LabelledSequence[] = [
  {
    id: 'archive-restores',
    reader: 95,
    why: 'Who, what, how many, workaround, deeds, a time in each, kept, a full ending.',
    sequence: {
      declared: at('09:02'),
      updates: told([
        [
          '09:07',
          'Investigating: Since 08:55 UTC about 15 % of customers in our Frankfurt region cannot restore files from their archive; restores stop with “not found”. Backups go on as normal and nothing is lost. We are comparing the index of the three storage nodes. Next update at 09:30 UTC.',
        ],
        [
          '09:28',
          'Identified: The index of one storage node was left empty by this morning’s upgrade. Restores of files older than a week still fail for the same customers; newer ones work. We will rebuild that index from the other two nodes, which should take 40 to 60 minutes. Next update at 10:00 UTC.',
        ],
        [
          '09:59',
          'Mitigating: The index is rebuilt to 70 %. Until it is complete, support can restore single files by hand: write to us with the file’s name. Next update at 10:30 UTC.',
        ],
        [
          '10:24',
          'Monitoring: The rebuild is complete and the test restores of twelve affected customers worked. We watch restores until 11:00 UTC and report then.',
        ],
        [
          '10:58',
          'Resolved: From 08:55 to 10:20 UTC about 15 % of customers in Frankfurt could not restore older files, because an upgrade emptied one node’s index. No backup was lost. We have stopped the upgrade of the other regions and will publish a postmortem by Friday.',
        ],
      ]),
    },
  },
  {
    id: 'parcel-labels',
    reader: 86,
    why: 'Very good, the last promise half an hour late, no share of users.',
    sequence: {
      declared: at('13:00'),
      updates: told([
        [
          '13:06',
          '<strong>Investigating</strong> - Shops that use our Denmark and Sweden carriers are unable to print parcel labels; orders of other carriers print as usual. We are checking the carrier connection. We will post again in 30 minutes.',
        ],
        [
          '13:34',
          '<strong>Identified</strong> - Labels fail because our certificate for the carrier expired at 12:50 UTC. We have requested a new one. Meanwhile you can print from the carrier’s own portal. Next update by 14:00 UTC.',
        ],
        [
          '14:27',
          '<strong>Monitoring</strong> - The new certificate is installed, and labels print again in both countries. 340 labels that were waiting have been printed. We keep watching for an hour.',
        ],
        [
          '15:20',
          '<strong>Resolved</strong> - Between 12:50 and 14:20 UTC labels for Danish and Swedish carriers could not be printed. The certificate had expired without a warning; we are adding one.',
        ],
      ]),
    },
  },
  {
    id: 'ward-phones',
    reader: 78,
    why: 'Good, no clock known, one vague promise.',
    sequence: {
      updates: told([
        [
          null,
          'Calls from ward phones to outside lines fail in the north building since about 7:40. Emergency numbers work from every phone. Technicians are on site. We will write again within the hour.',
        ],
        [
          null,
          'A switch in the basement has lost power. It is being replaced with the spare one. Until then use the mobile phones at each nurses’ desk. We expect 30 to 45 minutes and will write when it is done.',
        ],
        [
          null,
          'The switch has been replaced, and outside calls from the north building work again. It lasted 1 h 20 min. We will test the spare power supply this week so that this does not happen again.',
        ],
      ]),
    },
  },
  {
    id: 'lobby-queue',
    reader: 68,
    why: 'Clear impact and deeds; no promises.',
    sequence: {
      declared: at('18:20'),
      updates: told([
        [
          '18:31',
          'Players in North America may be stuck in the lobby queue for more than ten minutes or get dropped when a match begins. We are looking into it.',
        ],
        [
          '18:55',
          'We rolled back the matchmaking update from this morning on half of our servers. Queues there are back under a minute. The rest will follow now.',
        ],
        [
          '19:15',
          'All servers have been rolled back and queues are normal in all regions. Matches that broke off do not count against your rank. Thank you for waiting!',
        ],
      ]),
    },
  },
  {
    id: 'invoice-mails',
    reader: 58,
    why: 'Impact said without who and how many; a promise that is kept once.',
    sequence: {
      updates: told([
        ['08:10', 'Investigating - We are seeing delays in sending invoice emails. Next update in 60 minutes.'],
        [
          '09:05',
          'Identified - A queue worker stopped overnight. It has been restarted and delayed emails are going out. We will provide another update once the backlog is clear.',
        ],
        ['10:40', 'Resolved - All delayed invoice emails have been sent. No emails were lost.'],
      ]),
    },
  },
  {
    id: 'search-errors',
    reader: 44,
    why: 'A named feature and errors; otherwise the usual phrases.',
    sequence: {
      updates: told([
        ['11:00', 'Investigating - We are investigating an increased number of errors in search.'],
        ['11:45', 'Identified - The issue has been identified and a fix is being implemented.'],
        [
          '12:10',
          'Monitoring - A fix has been implemented and search results load again. We are monitoring the results.',
        ],
        ['12:45', 'Resolved - This incident has been resolved.'],
      ]),
    },
  },
  {
    id: 'nodes-crash',
    reader: 34,
    why: 'All in the words of the trade, with a guess at the cause.',
    sequence: {
      updates: told([
        [
          '02:10',
          'Investigating - Pods of the ingress tier are in CrashLoopBackOff, p99 of upstream is up. Probably caused by the kernel upgrade.',
        ],
        ['03:50', 'Update - We suspect etcd leader election now. Restarted the control plane replicas.'],
        ['04:30', 'Resolved - Heap limits raised, shards rebalanced.'],
      ]),
    },
  },
  {
    id: 'usual-phrases',
    reader: 27,
    why: 'Not a word that is not in every sequence.',
    sequence: {
      updates: told([
        ['14:00', 'Investigating - We are currently investigating this issue.'],
        ['15:10', 'Identified - The issue has been identified and a fix is being implemented.'],
        ['16:30', 'Monitoring - A fix has been implemented and we are monitoring the results.'],
        ['17:30', 'Resolved - This incident has been resolved.'],
      ]),
    },
  },
  {
    id: 'still-looking',
    reader: 20,
    why: 'The same words again and again, and no end.',
    sequence: {
      updates: told([
        [null, 'We are aware of an issue and are investigating.'],
        [null, 'We are continuing to investigate this issue. We apologize for the inconvenience.'],
        [null, 'We are continuing to investigate this issue. We apologize for the inconvenience.'],
        [null, 'We are continuing to investigate this issue. We apologize for the inconvenience.'],
      ]),
    },
  },
  {
    id: 'only-after',
    reader: 15,
    why: 'One line when it was over.',
    sequence: { updates: told([['20:00', 'Resolved - This incident has been resolved.']]) },
  },
  {
    id: 'autumn-sale',
    reader: 4,
    why: 'Marketing.',
    sequence: {
      updates: told([
        [
          null,
          'Great news! Our autumn sale is here: 40 % off all plans for new customers until Sunday. Try the new dashboard today and see why teams love it.',
        ],
      ]),
    },
  },
  {
    id: 'blank-form',
    reader: 0,
    why: 'A form that nobody filled in.',
    sequence: {
      updates: told([
        [
          null,
          '📊 UPDATE [HH:MM UTC]\n\nStatus: [Investigating/Mitigating/Monitoring]\nProgress: [what we’ve done]\nNext steps: [what’s happening now]\nETA: [if known]\n\nNext update: [HH:MM UTC]',
        ],
      ]),
    },
  },
];
