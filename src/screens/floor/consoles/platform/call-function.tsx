import { IconSend } from '@tabler/icons-react';
import { useState } from 'react';
import type { DrillTime } from '../../../../base/drill-time';
import { Button } from '../../../../ui/button';
import { CopyButton } from '../../../../ui/copy-button';
import { Section } from '../../../../ui/section';
import { Tag } from '../../../../ui/tag';
import type { Invocation } from '../../../../world/model/operations';
import { refusalText } from '../../parts/refusal-text';
import { useConsole } from '../parts/console-context';
import { timeText } from '../parts/names';
import classes from './platform.module.css';

/** Calls a function by hand, as the playbook asks: one request, and what came back. */
export function CallFunction({ name }: { readonly name: string }) {
  const { session, snapshot } = useConsole();
  const [busy, setBusy] = useState(false);
  const [answer, setAnswer] = useState<{ readonly at: DrillTime; readonly value: Invocation } | null>(null);
  const [problem, setProblem] = useState<string | null>(null);

  const call = async () => {
    setBusy(true);
    const result = await session.change(
      { op: 'functions.invoke', name, nonce: crypto.randomUUID() },
      `functions invoke ${name}`,
    );
    setBusy(false);
    setProblem(result.ok ? null : refusalText(result.error));
    if (result.ok) setAnswer({ at: session.getSnapshot().now, value: result.value });
  };

  return (
    <Section
      title="Call it by hand"
      aside={
        <Button busy={busy} icon={<IconSend size={15} aria-hidden />} onClick={() => void call()}>
          Send a request
        </Button>
      }
    >
      <div role="status" className={classes.stack}>
        {problem !== null && <p className={classes.problem}>{problem}</p>}
        {answer === null ? (
          <p className={classes.note}>One real request to production, with the anonymous key. It is put on record.</p>
        ) : (
          <>
            <p className="hw-row">
              <Tag tone={answer.value.status < 400 ? 'good' : 'bad'}>HTTP {answer.value.status}</Tag>
              <span className={classes.note}>
                {answer.value.latencyMs} ms at {timeText(snapshot.view, answer.at)}, request {answer.value.requestId}
              </span>
              <CopyButton label="Copy the answer" text={answer.value.body} />
            </p>
            <pre className={classes.answer}>{answer.value.body}</pre>
          </>
        )}
      </div>
    </Section>
  );
}
