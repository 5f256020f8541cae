import { afterEach, expect, test } from 'vitest';
import { memoryArchive } from '../archive/memory-archive';
import { memoryProgrammeStore, type ProgrammeStore } from '../archive/programme-store';
import { err } from '../base/result';
import { addThing, removeThing, setFields } from '../programme/change';
import { openProgramme, type ProgrammeSession } from './programme';

const open: ProgrammeSession[] = [];
afterEach(() => {
  for (const session of open.splice(0)) session.dispose();
});

const archive = () => memoryArchive({ kind: 'memory', code: 'refused', sentence: 'Nothing is kept here.' });

async function opened(store: ProgrammeStore = memoryProgrammeStore()): Promise<ProgrammeSession> {
  let clock = 1_000;
  const session = await openProgramme({ archive: archive(), programme: store }, () => clock++);
  if (!session.ok) throw new Error(session.error.title);
  open.push(session.value);
  return session.value;
}

const names = (session: ProgrammeSession) => session.getSnapshot().programme.people.map((p) => p.name);
const addPerson = (name: string) => (p: Parameters<typeof addThing>[0], a: { by: string; at: number }) =>
  addThing(p, 'person', { name }, a);

async function done<T>(work: Promise<{ ok: true; value: T } | { ok: false; error: { title: string } }>): Promise<T> {
  const result = await work;
  if (!result.ok) throw new Error(result.error.title);
  return result.value;
}

test('what is changed is there at once, after a reload, and in another window', async () => {
  const store = memoryProgrammeStore();
  const [here, there] = [await opened(store), await opened(store)];
  let heard = 0;
  there.subscribe(() => heard++);
  await done(here.change([addPerson('Ana'), addPerson('Ben')]));
  expect(names(here)).toEqual(['Ana', 'Ben']);
  expect(names(there)).toEqual(['Ana', 'Ben']);
  expect(heard).toBe(1);
  expect(names(await opened(store))).toEqual(['Ana', 'Ben']);
});

test('changes that are asked for at once are made one after the other', async () => {
  const session = await opened();
  await Promise.all(['Ana', 'Ben', 'Caro'].map((name) => done(session.change([addPerson(name)]))));
  const { changes } = session.getSnapshot().programme;
  expect(changes.map((c) => c.lamport)).toEqual([1, 2, 3]);
});

test('a change that cannot be kept says so and is not shown', async () => {
  const refusing: ProgrammeStore = {
    ...memoryProgrammeStore(),
    put: async () => err({ code: 'full', sentence: 'The storage of this browser is full.' }),
  };
  const session = await opened(refusing);
  const before = session.getSnapshot();
  expect(await session.change([addPerson('Ana')])).toMatchObject({
    ok: false,
    error: { lines: ['The storage of this browser is full.'] },
  });
  expect(session.getSnapshot()).toBe(before);
});

test('undo takes back what was added, set and removed, and can itself be taken back', async () => {
  const session = await opened();
  const undoAdd = await done(session.change([addPerson('Ana')]));
  const id = session.getSnapshot().programme.people[0]?.id ?? '';
  const undoSet = await done(session.change([(p, a) => setFields(p, 'person', id, { name: 'Anna', icPool: true }, a)]));
  const again = await done(undoSet());
  expect(session.getSnapshot().programme.people[0]).toMatchObject({ name: 'Ana', icPool: false });
  await done(again());
  expect(session.getSnapshot().programme.people[0]).toMatchObject({ name: 'Anna', icPool: true });
  const undoRemove = await done(session.change([(p, a) => removeThing(p, 'person', id, a)]));
  expect(names(session)).toEqual([]);
  await done(undoRemove());
  expect(session.getSnapshot().programme.people[0]).toMatchObject({ name: 'Anna', icPool: true });
  // Edited since it was added: taking the addition back would take the edit with it.
  await done(undoAdd());
  expect(names(session)).toEqual(['Anna']);
  const undoBen = await done(session.change([addPerson('Ben')]));
  await done(undoBen());
  expect(names(session)).toEqual(['Anna']);
});

test('undo leaves what somebody changed since', async () => {
  const session = await opened();
  await done(session.change([addPerson('Ana')]));
  const id = session.getSnapshot().programme.people[0]?.id ?? '';
  const undo = await done(session.change([(p, a) => setFields(p, 'person', id, { name: 'Anna', icPool: true }, a)]));
  await done(session.change([(p, a) => setFields(p, 'person', id, { name: 'Annika' }, a)]));
  await done(undo());
  expect(session.getSnapshot().programme.people[0]).toMatchObject({ name: 'Annika', icPool: false });
});

test('two browsers that merge each other’s files hold the same, and lose neither side’s work', async () => {
  const [here, there] = [await opened(), await opened()];
  await done(here.change([addPerson('Ana')]));
  const id = here.getSnapshot().programme.people[0]?.id ?? '';
  const give = async (from: ProgrammeSession, to: ProgrammeSession) => {
    const preview = to.preview(from.exportFile().text);
    if (!preview.ok) throw new Error(preview.error.lines.join());
    await done(to.merge(preview.value));
    return preview.value;
  };
  expect(await give(here, there)).toMatchObject({ added: 1, onlyHere: 0, altered: 0 });
  await done(here.change([(p, a) => setFields(p, 'person', id, { name: 'Anna' }, a), addPerson('Ben')]));
  await done(there.change([(p, a) => setFields(p, 'person', id, { name: 'Annika' }, a), addPerson('Caro')]));
  const shown = await give(here, there);
  expect(shown).toMatchObject({ added: 2, onlyHere: 2 });
  expect(shown.after.conflicts).toHaveLength(1);
  await give(there, here);
  expect(here.exportFile().text).toBe(there.exportFile().text);
  expect(here.getSnapshot().programme.people).toEqual(there.getSnapshot().programme.people);
  expect(names(here).slice(1).sort()).toEqual(['Ben', 'Caro']);
  expect(await give(there, here)).toMatchObject({ added: 0, onlyHere: 0 });
});

test('a file that is no programme is refused with a reason, and changes nothing', async () => {
  const session = await opened();
  const before = session.getSnapshot();
  expect(session.preview('{"format":"something else"}')).toMatchObject({ ok: false });
  expect(session.preview('not json')).toMatchObject({ ok: false });
  expect(session.getSnapshot()).toBe(before);
});

test('a row of the storage that is no change is counted and left alone', async () => {
  const store = memoryProgrammeStore();
  await store.put([{ id: 'strange' }]);
  const session = await opened(store);
  expect(session.getSnapshot()).toMatchObject({ damaged: 1 });
  await done(session.change([addPerson('Ana')]));
  expect(names(session)).toEqual(['Ana']);
  expect(await store.changes()).toHaveLength(2);
});

test('changes are signed with a made-up name until somebody gives one', async () => {
  const session = await opened();
  const { signature, isUnsigned } = session.getSnapshot();
  expect(isUnsigned).toBe(true);
  await done(session.change([addPerson('Ana')]));
  await session.signAs('Ana, laptop');
  await done(session.change([addPerson('Ben')]));
  expect(session.getSnapshot().programme.changes.map((c) => c.by)).toEqual([signature, 'Ana, laptop']);
  await session.signAs(' ');
  expect(session.getSnapshot().signature).toBe(signature);
});
