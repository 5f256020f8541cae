import { participantsNow } from '../drill/seats';
import type { PersonId } from '../drill/state';
import { Attendance } from './attendance';
import type { Crew, CrewPorts } from './crew';
import { electConductor, stayAlive } from './presence';

/** The windows of one browser: every seat that people have is theirs, locks elect the conductor, the archive tells who was there last. */
export function windowCrew(ports: CrewPorts): Crew {
  const { house, browser, mirror, wall, append } = ports;
  const attendance = new Attendance(house, browser, mirror, wall, append);
  const { drillId } = mirror.drill.header;
  let conducts = false;
  return {
    otherwise: mirror.drill.header.participants[0]?.id ?? 'facilitator',
    seats: (): readonly PersonId[] =>
      participantsNow(mirror.drill, mirror.folded)
        .filter((p) => p.kind === 'player')
        .map((p) => p.id),
    isConductor: () => conducts,
    settle: () => attendance.settle(),
    begin: (until) => {
      const locks = house.archive.keeping.kind === 'durable' ? browser.locks : undefined;
      stayAlive(locks, drillId, until);
      electConductor(locks, drillId, until, () => {
        conducts = true;
      });
    },
    tick: () => attendance.beat(false),
    comeOrGo: () => attendance.beat(true),
  };
}
