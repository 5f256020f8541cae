import { useId, useState } from 'react';
import { Button } from '../../ui/button';
import { CopyButton } from '../../ui/copy-button';
import { Dialog } from '../../ui/dialog';
import { QrCode } from '../../ui/qr-code';
import classes from './share-link.module.css';

/** Addresses that lead other machines to themselves. */
const OWN_HOSTS = ['localhost', '127.0.0.1', '[::1]'];

/** The link that lets people into a room: to read, to copy, to photograph. Whoever has it has the key. */
export function ShareLink({ link }: { readonly link: string }) {
  const id = useId();
  const [isLarge, setLarge] = useState(false);
  return (
    <div className={classes.share}>
      <div className={classes.code}>
        <QrCode text={link} label="QR code of the join link" />
      </div>
      <div className={classes.beside}>
        <label htmlFor={id} className={classes.label}>
          Join link
        </label>
        <input
          id={id}
          className={classes.link}
          readOnly
          value={link}
          onFocus={(event) => event.currentTarget.select()}
        />
        <div className="hw-row">
          <CopyButton text={link} label="Copy link" words="Copy link" />
          <Button onClick={() => setLarge(true)}>Show the code large</Button>
        </div>
        <p className="hw-muted hw-small">
          The link is the key to the room: whoever has it can join and read everything. Give it only to those who are to
          join, and not where others can read along. A phone’s camera opens the code.
        </p>
        {isOwnHost(link) && (
          <p className={classes.warning}>
            This address works on this machine only. Open Hotwash at the machine’s own address in the network, then the
            link works for others too.
          </p>
        )}
      </div>
      <Dialog open={isLarge} onClose={() => setLarge(false)} title="Join link" size="l">
        <div className={classes.large}>
          <QrCode text={link} label="QR code of the join link, large" />
        </div>
      </Dialog>
    </div>
  );
}

/** The same over what is open. */
export function ShareDialog(props: { readonly open: boolean; readonly link: string; readonly onClose: () => void }) {
  return (
    <Dialog open={props.open} onClose={props.onClose} title="Let somebody in" size="m">
      <ShareLink link={props.link} />
    </Dialog>
  );
}

function isOwnHost(link: string): boolean {
  try {
    return OWN_HOSTS.includes(new URL(link).hostname);
  } catch {
    return false;
  }
}
