import { IconArrowBarToDown, IconFilter, IconX } from '@tabler/icons-react';
import { isoUtc } from '../../../../base/drill-time';
import { Button, IconButton } from '../../../../ui/button';
import { CopyButton } from '../../../../ui/copy-button';
import type { LogLine } from '../../../../world/model/operations';
import { useConsole } from '../parts/console-context';
import { EvidenceActions } from '../parts/evidence-actions';
import { MarkedText } from '../parts/marked-text';
import classes from './logs.module.css';
import type { Following } from './use-following';

/** Under the lines: what can be done with them, and one of them in full. */
export function LineDetail(props: {
  readonly line: LogLine | null;
  readonly text: string;
  readonly evidence: readonly string[];
  readonly about: string;
  readonly count: string;
  /** What a screen reader says once of each search. */
  readonly said: string;
  readonly following: Following;
  readonly onFilter: (requestId: string) => void;
  readonly onClose: () => void;
}) {
  const { line, text, evidence, about, count, said, following, onFilter, onClose } = props;
  const { snapshot } = useConsole();
  const stamp = line === null ? '' : isoUtc(snapshot.view.startEpoch + line.at);
  return (
    <>
      {line !== null && (
        <section
          className={classes.detail}
          aria-label="Line"
          onKeyDown={(event) => {
            if (event.key !== 'Escape') return;
            event.preventDefault();
            onClose();
          }}
        >
          <div className={classes.detailHead}>
            <dl className={classes.fields}>
              <Field name="Time" value={`${stamp.slice(0, 10)} ${stamp.slice(11, 23)} UTC`} />
              <Field name="Level" value={line.level} />
              <Field name="Stream" value={line.stream} />
              <Field name="Service" value={line.service} />
              {line.code !== undefined && <Field name="Code" value={line.code} />}
              {line.requestId !== undefined && <Field name="Request" value={line.requestId} />}
            </dl>
            <div className={classes.detailActions}>
              {line.requestId !== undefined && (
                <IconButton label="Show only this request" onClick={() => onFilter(line.requestId ?? '')}>
                  <IconFilter size={16} aria-hidden />
                </IconButton>
              )}
              <CopyButton label="Copy the line" text={`${stamp} ${line.level} ${line.service} ${line.text}`} />
              <IconButton label="Close the line" onClick={onClose}>
                <IconX size={16} aria-hidden />
              </IconButton>
            </div>
          </div>
          <pre className={classes.full}>
            <MarkedText text={line.text} needle={text} />
          </pre>
        </section>
      )}
      <div className={classes.foot}>
        <span className={classes.count}>{count}</span>
        <span role="status" className={classes.said}>
          {said}
        </span>
        {!following.follow && (
          <Button kind="quiet" icon={<IconArrowBarToDown size={15} aria-hidden />} onClick={following.jump}>
            Jump to newest
          </Button>
        )}
        <span className={classes.footActions}>
          <EvidenceActions evidence={evidence} about={about} quote={line?.text ?? ''} compact />
        </span>
      </div>
    </>
  );
}

function Field({ name, value }: { readonly name: string; readonly value: string }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{value}</dd>
    </div>
  );
}
