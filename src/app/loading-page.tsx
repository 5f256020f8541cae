import { LoadingBar } from '../ui/loading-bar';
import classes from './app.module.css';

/** What is being loaded, in the middle of an empty page. */
export function LoadingPage({ label }: { readonly label: string }) {
  return (
    <main className={classes.loading}>
      <LoadingBar label={label} />
    </main>
  );
}
