import { useEffect, useState } from 'react';
import { useLocation } from 'wouter';
import { JudgeScreen } from '../screens/judge/judge-screen';
import { saveFile } from './download';
import { judgeInWorker } from './judge-in-worker';

/** A document of somebody's own, judged in a worker: it needs no drill and no archive. */
export function JudgeRoute() {
  const [, navigate] = useLocation();
  const [worker] = useState(judgeInWorker);
  useEffect(() => worker.close, [worker]);
  return <JudgeScreen judge={worker.judge} onSave={saveFile} onLeave={() => navigate('/')} now={() => Date.now()} />;
}
