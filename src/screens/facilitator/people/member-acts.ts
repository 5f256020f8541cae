import type { MemberNow, Standing } from '../../../session/room/types';
import type { MenuItem } from '../../../ui/menu';
import { useControl } from '../parts/control-context';
import type { Attempt } from '../parts/use-attempt';

const STANDINGS: readonly (readonly [Standing, string])[] = [
  ['facilitator', 'make co-facilitator'],
  ['evaluator', 'make evaluator'],
  ['observer', 'make observer'],
  ['player', 'make player'],
];

/** What can be done about a member of the room. Somebody who is to be removed is asked about first. */
export function useMemberActs(attempt: Attempt['attempt']): (member: MemberNow) => readonly MenuItem[] {
  const { room, ask, showDialog } = useControl();
  return (member) => [
    ...STANDINGS.filter(([standing]) => standing !== member.standing && !member.isMe).map(([standing, words]) => ({
      id: `${standing}-${member.id}`,
      label: `${member.name}: ${words}`,
      run: () => void attempt(() => ask(room.stand(member.id, standing))),
    })),
    ...(member.isMe
      ? []
      : [
          {
            id: `remove-${member.id}`,
            label: `${member.name}: remove from the room`,
            danger: true,
            run: () => showDialog({ kind: 'remove', member: member.id }),
          },
        ]),
  ];
}
