import type { HistoryEntry, Person } from './fields';
import { findPerson } from './people';

/**
 * Whose turn it is. Whoever is there and could hold a role earns an equal share of it, and whoever holds it pays the whole: the one who is
 * owed most comes next. So somebody who joins late owes nothing, and somebody who was away does not have to make up for it.
 */

/** A share of one turn, in whole numbers so that equal is equal: divides evenly for up to 16 people. */
const TURN = 720_720;

interface Account {
  owed: number;
  held: number;
  /** Drills in which it could have been theirs. */
  drills: number;
  /** Date of the last time. */
  last?: string;
}

/** Who has held the roles so far, and who is owed them. */
export class Turns {
  private readonly accounts = new Map<string, Account>();
  /** The last holder of a role in a team. */
  private readonly previous = new Map<string, string>();

  /** Starts with the drills of the history, the oldest first. Real incidents are no turns: nobody planned them. */
  constructor(entries: readonly HistoryEntry[], people: readonly Person[]) {
    const drills = entries.filter((e) => e.what === 'drill').toSorted(byTime);
    for (const { held, team, date } of drills) {
      const seats = held.flatMap(({ person, role }) => {
        const found = findPerson(people, person);
        return found === undefined ? [] : [{ person: found.id, role }];
      });
      const players = new Set(seats.map((s) => s.person));
      for (const role of new Set(seats.map((s) => s.role))) {
        const able = people.filter((p) => players.has(p.id) && canHold(p, role)).map((p) => p.id);
        const holders = [...new Set(seats.filter((s) => s.role === role).map((s) => s.person))];
        this.note(team, role, able, holders, date);
      }
    }
  }

  /** Writes down that of those who were `able` the `holders` held the role; handed over on the way, they share the turn. */
  note(team: string, role: string, able: readonly string[], holders: readonly string[], date: string): void {
    const sharing = [...new Set([...able, ...holders])];
    for (const person of sharing) {
      const account = this.of(person, role);
      account.owed += Math.round(TURN / sharing.length);
      account.drills++;
    }
    for (const person of holders) {
      const account = this.of(person, role);
      account.owed -= Math.round((sharing.length * Math.round(TURN / sharing.length)) / holders.length);
      account.held++;
      account.last = date;
    }
    const lastly = holders.at(-1);
    if (lastly !== undefined) this.previous.set(`${team}/${role}`, lastly);
  }

  /** What a person is owed of a role; more is sooner. */
  owed(person: string, role: string): number {
    return this.of(person, role).owed;
  }

  /** Date on which they held it last; empty: never, which is longest ago. */
  last(person: string, role: string): string {
    return this.of(person, role).last ?? '';
  }

  /** Who held the role in the team's last drill. */
  previousHolder(team: string, role: string): string | undefined {
    return this.previous.get(`${team}/${role}`);
  }

  /** How often they held it, and in how many drills it could have been theirs. */
  count(person: string, role: string): { readonly held: number; readonly drills: number } {
    const { held, drills } = this.of(person, role);
    return { held, drills };
  }

  private of(person: string, role: string): Account {
    const key = `${role}/${person}`;
    const account = this.accounts.get(key) ?? { owed: 0, held: 0, drills: 0 };
    this.accounts.set(key, account);
    return account;
  }
}

/** Can this person be given the role? Command goes to the pool, every other role to whom it is noted for. */
export function canHold(person: Person, role: string): boolean {
  return role === 'ic' ? person.icPool : person.roles.includes(role);
}

/** The order in which entries happened: by day, then by the minute where it is known. */
export function byTime(a: HistoryEntry, b: HistoryEntry): number {
  if (a.date !== b.date) return a.date < b.date ? -1 : 1;
  return (a.startedAt ?? 0) - (b.startedAt ?? 0) || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0);
}
