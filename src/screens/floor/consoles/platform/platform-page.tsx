import { SECOND } from '../../../../base/drill-time';
import { Button } from '../../../../ui/button';
import { ErrorNotice } from '../../../../ui/error-notice';
import type { Operation } from '../../../../world/model/operations';
import { useConsole } from '../parts/console-context';
import { EvidenceActions } from '../parts/evidence-actions';
import { timeText } from '../parts/names';
import { useChange } from '../parts/use-change';
import { useLook } from '../parts/use-look';
import { useReading, useTick } from '../parts/use-reading';
import classes from './platform.module.css';

/** An operation as the record names it. */
function commandOf(operation: Operation): string {
  const { op, ...rest } = operation;
  return [op, ...Object.values(rest).map(String)].join(' ');
}

/** A page of the platform or of a vendor, as it stands now, with what can be done there. */
export function PlatformPage({ id }: { readonly id: string }) {
  const { snapshot } = useConsole();
  const page = useReading({ op: 'pages.read', id }, 10 * SECOND);
  const now = useTick(10 * SECOND);
  const change = useChange();
  useLook('platform', page.ok ? id : '', page.ok ? page.evidence : []);
  if (!page.ok) return <ErrorNotice title="This page could not be read" text={page.error.message} />;
  const { title, text, actions } = page.value;
  return (
    <article className={classes.stack}>
      <div className="hw-row">
        <h3 className={classes.title}>{title}</h3>
        <span className={classes.note}>as of {timeText(snapshot.view, now)}</span>
        <span className={classes.spacer} />
        <EvidenceActions evidence={page.evidence} about={title} compact />
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls sideways has to be reachable by keyboard */}
      <pre className={classes.text} tabIndex={0}>
        {text.trimEnd()}
      </pre>
      {actions.length > 0 && (
        <ul className={classes.actions}>
          {actions.map((action) => (
            <li key={action.id} className={classes.action}>
              <span>{action.title}</span>
              <Button
                busy={change.busy}
                aria-label={action.title}
                onClick={() =>
                  change.ask({
                    operation: action.operation,
                    command: commandOf(action.operation),
                    title: `${action.title}?`,
                    text: action.confirm,
                    confirmLabel: 'Do it',
                    done: `Done: ${action.title}.`,
                  })
                }
              >
                Do it
              </Button>
            </li>
          ))}
        </ul>
      )}
      {change.dialog}
    </article>
  );
}
