import type { Trouble } from '../session/catalogue';
import { AppShell } from '../ui/app-shell';
import { Button } from '../ui/button';
import { ErrorNotice } from '../ui/error-notice';
import classes from './app.module.css';

interface Props {
  readonly label: string;
  readonly trouble: Trouble;
  readonly onLeave: () => void;
}

/** A screen that could not be opened: what is wrong, where, and the way back. */
export function TroublePage({ label, trouble, onLeave }: Props) {
  const [sentence, ...more] = trouble.lines;
  return (
    <AppShell mainLabel={label} scroll="page" header={<span className={classes.brand}>Hotwash</span>}>
      <div className={classes.trouble}>
        <h1>{label}</h1>
        <ErrorNotice
          title={trouble.title}
          text={sentence}
          {...(more.length > 0 ? { detail: more.join('\n') } : {})}
          actions={<Button onClick={onLeave}>Back to the library</Button>}
        />
      </div>
    </AppShell>
  );
}
