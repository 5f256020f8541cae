import { Banner } from '../../ui/banner';
import { Button } from '../../ui/button';
import { formatBytes } from '../../ui/format';
import classes from './library.module.css';
import type { StorageWord } from './types';

/** Where drills are kept, in plain words; loud only when they would be lost. */
export function StorageLine({
  storage,
  onKeep,
}: {
  readonly storage: StorageWord | null;
  readonly onKeep: () => Promise<void>;
}) {
  if (storage === null) return null;
  if (storage.state === 'memory') {
    return (
      <Banner
        tone="bad"
        title="This browser refuses storage"
        text="Drills live only as long as this window. Export a record before you close it, or open Hotwash outside a private window."
      />
    );
  }
  if (storage.state === 'full') {
    return (
      <Banner
        tone="bad"
        title="Storage is full"
        text="Nothing more can be saved. Export and delete old drills, then go on."
      />
    );
  }
  const used = storage.usedBytes === null ? '' : `${formatBytes(storage.usedBytes)} used`;
  const of = storage.quotaBytes === null ? '' : ` of ${formatBytes(storage.quotaBytes)}`;
  return (
    <footer className={classes.storage}>
      <span>
        Kept in this browser only. {used}
        {of}.
      </span>
      {storage.persisted === false && (
        <Button kind="quiet" onClick={() => void onKeep()}>
          Ask the browser to keep it for good
        </Button>
      )}
    </footer>
  );
}
