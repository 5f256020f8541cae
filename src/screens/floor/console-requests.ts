import { useEffect } from 'react';

type Show = (consoleId: string, focus: boolean) => void;

let listener: Show | undefined;
let pending: Parameters<Show> | undefined;

/**
 * Asks for a console by id (`logs`, `terminal`, ...). A request made before the consoles are on screen waits for them.
 * Without `focus` the console is only shown.
 */
export function requestConsole(consoleId: string, focus = true): void {
  if (listener === undefined) pending = [consoleId, focus];
  else listener(consoleId, focus);
}

/** For the consoles: calls `show` for each request. `show` should keep its identity. */
export function useConsoleRequests(show: Show): void {
  useEffect(() => {
    listener = show;
    if (pending !== undefined) show(...pending);
    pending = undefined;
    return () => {
      if (listener === show) listener = undefined;
    };
  }, [show]);
}

type Read = (clause: string) => void;

let reader: Read | undefined;
let wanted: string | undefined;

/** Asks the playbook's reader for a clause. The console itself is asked for with `requestConsole`. */
export function requestClause(clause: string): void {
  if (reader === undefined) wanted = clause;
  else reader(clause);
}

/** For the playbook's reader: calls `read` for each clause that is asked for. */
export function useClauseRequests(read: Read): void {
  useEffect(() => {
    reader = read;
    if (wanted !== undefined) read(wanted);
    wanted = undefined;
    return () => {
      if (reader === read) reader = undefined;
    };
  }, [read]);
}
