import type { IcsEvent } from 'ts-ics';
import { dateUtc, type WallTime } from '../base/drill-time';
import { isClosed } from './actions';
import { cleanLine, cleanText, escapeText } from './calendar-lines';
import { daysBetween, dayText } from './dates';
import type { Action } from './fields';
import { type Programme, traceKey } from './fold';
import { nameOf } from './people';

/**
 * Improvement actions that are due, each as an event that takes up the whole day and leaves it free. A to-do would be the word for it,
 * but the calendars that most people read drop to-dos from files that they subscribe to; every one of them shows an event. What is
 * overdue stands on today, so that it is carried along until it is done. `now` is wall time, ms; days are by UTC.
 */
export function actionEvents(programme: Programme, now: WallTime, url: string): readonly IcsEvent[] {
  const today = dateUtc(now);
  return programme.actions
    .filter((a) => a.due !== '' && !isClosed(a))
    .map((action): IcsEvent => {
      const late = Math.max(0, daysBetween(action.due, today));
      const trace = programme.traces.get(traceKey('action', action.id));
      const changedAt = new Date(trace?.changedAt ?? 0);
      const summary = late === 0 ? 'Action due' : `Action overdue since ${dayText(action.due)}`;
      const text = cleanLine(action.text);
      return {
        uid: `action-${action.id.replace(/[^A-Za-z0-9-]/g, '-')}@hotwash`,
        summary: `${summary}: ${text.length > 120 ? `${text.slice(0, 117)}...` : text}`,
        description: wordsOf(action, programme, url),
        stamp: { date: changedAt },
        lastModified: { date: changedAt },
        // An action that is carried along is moved by a day each day, and each move is a later version.
        sequence: Math.max(0, (trace?.changes ?? 1) - 1) + late,
        start: { date: new Date(`${late === 0 ? action.due : today}T00:00:00Z`), type: 'DATE' },
        duration: { days: 1 },
        timeTransparent: 'TRANSPARENT',
        ...(url === '' ? {} : { url }),
        alarms: [
          {
            action: 'DISPLAY',
            description: escapeText(`${summary}: ${text}`),
            // Nine in the morning of the day before: the day itself may be too late.
            trigger: { type: 'relative', value: { before: true, hours: 15 } },
          },
        ],
      };
    });
}

function wordsOf(action: Action, { people, entries }: Programme, url: string): string {
  const source = entries.find((e) => e.id === action.source);
  return [
    cleanText(action.text),
    action.owner === '' ? 'Nobody owns it yet.' : `Owner: ${cleanLine(nameOf(people, action.owner))}.`,
    `Due: ${dayText(action.due)}. ${action.state === 'doing' ? 'Being worked on.' : 'Not begun.'}`,
    source === undefined ? '' : `From the ${source.what} of ${dayText(source.date)}.`,
    url === '' ? '' : `\nOpen ${url}`,
  ]
    .filter((line) => line !== '')
    .join('\n');
}
