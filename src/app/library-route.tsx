import { catalogue } from 'virtual:catalogue';
import { useEffect, useMemo, useState } from 'react';
import { useLocation } from 'wouter';
import type { Archive, DrillRow, StorageUse } from '../archive/archive';
import type { RoomRow } from '../archive/rooms';
import { LibraryScreen } from '../screens/library/library-screen';
import type { DrillCard, ImportTrouble, StorageWord } from '../screens/library/types';
import { TOUR } from '../screens/library/welcome';
import type { RoomHouse } from '../session/ports';
import type { LibraryProgress } from '../session/progress';
import { saveFile } from './download';
import { openHouse } from './house';
import { useOwnScenarios } from './use-own-scenarios';

/** Deleted drills can be had back this long (ms); then they are removed for good. */
const UNDO_FOR = 24 * 3_600_000;

/** A file larger than this is refused before it is read (bytes). */
const LARGEST_FILE = 20 * 1024 * 1024;

function cardOf(row: DrillRow, teamDrills: ReadonlySet<string>): DrillCard {
  return {
    id: row.id,
    title: row.title,
    createdAt: row.createdAt,
    phase: row.phase,
    severity: row.summary.severity,
    durationMs: row.summary.durationMs,
    percent: row.summary.percent,
    rating: row.summary.rating,
    people: row.header.participants.map((p) => p.name),
    forked: row.header.forkOf !== undefined,
    isTeam: row.header.facilitated !== undefined || teamDrills.has(row.id),
  };
}

function wordOf(archive: Archive, use: StorageUse): StorageWord {
  return { state: archive.keeping.kind, ...use };
}

/** The library, wired to the archive of this browser. */
export function LibraryRoute() {
  const [, navigate] = useLocation();
  const [house, setHouse] = useState<RoomHouse | null>(null);
  const [rows, setRows] = useState<readonly DrillRow[] | null>(null);
  const [rooms, setRooms] = useState<readonly RoomRow[]>([]);
  const drills = useMemo(() => {
    const teamDrills = new Set(rooms.flatMap((room) => room.drillId ?? []));
    return rows?.map((row) => cardOf(row, teamDrills)) ?? null;
  }, [rows, rooms]);
  const [storage, setStorage] = useState<StorageWord | null>(null);
  const [problem, setProblem] = useState<{ title: string; text: string } | null>(null);
  const [progress, setProgress] = useState<LibraryProgress | null>(null);
  const own = useOwnScenarios(house);
  const finished = drills
    ?.filter((d) => d.phase === 'debrief')
    .map((d) => d.id)
    .join(' ');

  // biome-ignore lint/correctness/useExhaustiveDependencies: read anew when another drill is finished or deleted
  useEffect(() => {
    if (house === null) return;
    let gone = false;
    void import('../session/progress')
      .then((m) =>
        m.libraryProgress(
          house,
          catalogue.scenarios.filter((s) => s.id !== TOUR),
        ),
      )
      .then((found) => {
        if (!gone) setProgress(found);
      })
      .catch(() => undefined);
    return () => {
      gone = true;
    };
  }, [house, finished]);

  useEffect(() => {
    let stop = () => {};
    let gone = false;
    openHouse()
      .then(async (opened) => {
        if (gone) return;
        setHouse(opened);
        await opened.archive.purgeDeleted(Date.now() - UNDO_FOR);
        const unwatch = [opened.archive.watchDrills(setRows), opened.rooms.watchRooms(setRooms)];
        stop = () => {
          for (const each of unwatch) each();
        };
        if (gone) stop();
        setStorage(wordOf(opened.archive, await opened.archive.use()));
        const { keeping } = opened.archive;
        if (keeping.kind === 'memory') setProblem({ title: 'Drills cannot be kept', text: keeping.sentence });
      })
      .catch((error: unknown) => setProblem({ title: 'The library could not be read', text: String(error) }));
    return () => {
      gone = true;
      stop();
    };
  }, []);

  const said = async (work: Promise<{ ok: boolean; error?: { sentence: string } }>) => {
    const done = await work;
    if (!done.ok) setProblem({ title: 'That did not work', text: done.error?.sentence ?? '' });
  };

  const importFile = async (file: File): Promise<ImportTrouble | null> => {
    if (file.size > LARGEST_FILE) {
      return {
        title: 'This file is too large',
        lines: [
          `${file.name} has ${Math.round(file.size / 1024 / 1024)} MB; a record has ${LARGEST_FILE / 1024 / 1024} MB at most.`,
        ],
      };
    }
    const [{ importRecord }, { troubleOf }] = await Promise.all([
      import('../session/import-record'),
      import('./records'),
    ]);
    const done = await importRecord(await openHouse(), await file.text());
    if (!done.ok) return troubleOf(file.name, done.error);
    navigate(`/drill/${done.value.drillId}`);
    return null;
  };

  return (
    <LibraryScreen
      scenarios={catalogue.scenarios}
      nextDrill={catalogue.nextDrill}
      drills={drills}
      storage={storage}
      problem={problem}
      {...own}
      progress={progress}
      onWatch={(id) => navigate(`/watch/${encodeURIComponent(id)}`)}
      onPlay={(id) => navigate(`/play/${encodeURIComponent(id)}`)}
      rooms={rooms.filter((room) => room.drillId === undefined && room.endedAt === undefined)}
      onRoom={(id) => navigate(`/room/${id}`)}
      onForgetRoom={async (id) => {
        if (house !== null) await said(house.rooms.forgetRoom(id));
      }}
      onTeam={(id) => navigate(`/team/${encodeURIComponent(id)}`)}
      onOpen={(id) => navigate(`/drill/${id}`)}
      onDelete={async (id) => {
        if (house !== null) await said(house.archive.softDelete(id, Date.now()));
      }}
      onUndelete={async (id) => {
        if (house !== null) await said(house.archive.undoDelete(id));
      }}
      onExport={async (id) => {
        if (house === null) return;
        const { exportRecord } = await import('../session/export-record');
        const done = await exportRecord(house, id);
        if (done.ok) saveFile(done.value.name, done.value.text, 'application/json');
        else setProblem({ title: 'The record could not be exported', text: done.error.lines.join(' ') });
      }}
      onImport={importFile}
      onKeepStorage={async () => {
        if (house === null) return;
        await house.archive.persist();
        setStorage(wordOf(house.archive, await house.archive.use()));
      }}
    />
  );
}
