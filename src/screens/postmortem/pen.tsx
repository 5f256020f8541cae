import { useState } from 'react';
import { personName } from '../../drill/drill';
import { Banner } from '../../ui/banner';
import { Button } from '../../ui/button';
import { copyText } from '../../ui/copy-button';
import { Dialog } from '../../ui/dialog';
import { useToasts } from '../../ui/toasts';
import { useDesk } from './desk-context';
import type { Aside } from './draft-sync';
import classes from './postmortem.module.css';
import { lastHandover } from './record-text';

/** Who holds the pen, when it is somebody else or was taken from somebody. */
export function PenNotice({ me, onTake }: { readonly me: string; readonly onTake: () => void }) {
  const { drill, state, view } = useDesk();
  const { pen } = view.postmortem;
  const handover = lastHandover(state);
  if (pen !== undefined && pen !== me) {
    const name = personName(drill, pen);
    return (
      <Banner
        tone="warn"
        announce="status"
        title={handover?.from === me ? `${name} took the pen from you` : `${name} holds the pen`}
        text="You see what they save. Take the pen to write yourself; they are told."
        actions={<Button onClick={onTake}>Take the pen</Button>}
      />
    );
  }
  if (handover?.to === me)
    return (
      <Banner
        announce="status"
        title={`You hold the pen, taken from ${personName(drill, handover.from)}`}
        text="What they had saved is here. What they had not is kept in their browser and offered to them."
      />
    );
  return null;
}

const WHY: Readonly<Record<Aside['why'], string>> = {
  pen: 'You had not saved this when the pen was taken',
  window: 'Another window saved this meanwhile',
  left: 'Another version of the text is kept in this browser',
};

const wordsIn = (text: string): number => text.split(/\s+/).filter((w) => w !== '').length;

/** Texts that were set aside: each can be read, copied, put back or let go. */
export function Asides({
  asides,
  onRestore,
  onDrop,
}: {
  readonly asides: readonly Aside[];
  readonly onRestore: (text: string) => void;
  readonly onDrop: (text: string) => void;
}) {
  const { canWrite } = useDesk();
  const toasts = useToasts();
  const [shown, setShown] = useState<Aside>();
  const copy = async (text: string) => {
    if (await copyText(text)) toasts.show({ text: 'Copied.' });
    else
      toasts.show({ tone: 'bad', text: 'The browser did not let it be copied. Select the text and copy it by hand.' });
  };
  return (
    <>
      {asides.map((aside) => (
        <Banner
          key={aside.text}
          tone="warn"
          announce="status"
          title={WHY[aside.why]}
          text={`${wordsIn(aside.text)} words, kept in this browser.`}
          actions={
            <>
              <Button onClick={() => setShown(aside)}>Show</Button>
              <Button disabled={!canWrite} onClick={() => onRestore(aside.text)}>
                Put it back
              </Button>
              <Button kind="quiet" onClick={() => onDrop(aside.text)}>
                Let it go
              </Button>
            </>
          }
        />
      ))}
      {shown !== undefined && (
        <Dialog
          open
          size="l"
          title={WHY[shown.why]}
          onClose={() => setShown(undefined)}
          footer={<Button onClick={() => void copy(shown.text)}>Copy</Button>}
        >
          <pre className={classes.aside}>{shown.text}</pre>
        </Dialog>
      )}
    </>
  );
}
