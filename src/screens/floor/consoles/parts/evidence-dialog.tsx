import { useState } from 'react';
import type { Act } from '../../../../drill/acts';
import { Button } from '../../../../ui/button';
import { CheckField, RadioField } from '../../../../ui/choice-field';
import { Dialog } from '../../../../ui/dialog';
import { TextAreaField } from '../../../../ui/text-field';
import { useDraft } from '../../parts/drafts';
import { useConsole } from './console-context';
import classes from './parts.module.css';
import { usePropose } from './use-propose';

type Claim = 'observation' | 'suspects' | 'discards';

const CLAIMS: readonly { readonly value: Claim; readonly label: string }[] = [
  { value: 'observation', label: 'An observation' },
  { value: 'suspects', label: 'Points to a cause' },
  { value: 'discards', label: 'Rules a suspect out' },
];

/** Writes down what is on screen: into the ticket, or as a finding. What is typed is kept until it is accepted. */
export function EvidenceDialog(props: {
  readonly kind: 'attach' | 'finding';
  readonly evidence: readonly string[];
  readonly about: string;
  readonly quote: string;
  readonly onClose: () => void;
}) {
  const { kind, evidence, about, quote, onClose } = props;
  const { session, snapshot } = useConsole();
  const draft = useDraft(`${session.drillId}.${snapshot.actingAs}.console-${kind}`);
  const propose = usePropose();
  const [tried, setTried] = useState(false);
  const [refusal, setRefusal] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const text = draft.values.text ?? quote;
  const claim = CLAIMS.find((c) => c.value === draft.values.claim)?.value ?? 'observation';
  const share = draft.values.share !== 'no';
  const missing = text.trim() === '' ? (kind === 'attach' ? 'Say what it shows.' : 'Say what you found.') : null;
  const set = (change: Record<string, string>) => draft.set({ ...draft.values, ...change });

  const send = async () => {
    setTried(true);
    if (missing !== null || busy) return;
    const ids = [...new Set(evidence)].slice(0, 60);
    const act: Act =
      kind === 'attach'
        ? { type: 'evidence.attach', evidence: ids, note: text.trim() }
        : { type: 'finding.note', text: text.trim(), evidence: ids, claim, share };
    setBusy(true);
    const refused = await propose([act], kind === 'attach' ? 'Attached to the ticket.' : 'Finding noted.');
    setBusy(false);
    setRefusal(refused);
    if (refused !== null) return;
    draft.clear();
    onClose();
  };

  return (
    <Dialog
      open
      onClose={onClose}
      title={kind === 'attach' ? 'Attach to the ticket' : 'Note a finding'}
      footer={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button kind="primary" busy={busy} onClick={() => void send()}>
            {kind === 'attach' ? 'Attach' : 'Note it'}
          </Button>
        </>
      }
    >
      <div className={classes.stack}>
        <p className={classes.note}>{about}</p>
        <TextAreaField
          label={kind === 'attach' ? 'What it shows' : 'What you found'}
          value={text}
          onChange={(value) => set({ text: value })}
          validate={() => missing}
          showError={tried}
          error={refusal}
          autoFocus
        />
        {kind === 'finding' && (
          <>
            <RadioField
              label="What it says of the cause"
              value={claim}
              onChange={(value) => set({ claim: value })}
              options={CLAIMS}
              inline
            />
            <CheckField
              label="Share it on the bridge (#incidents)"
              checked={share}
              onChange={(checked) => set({ share: checked ? '' : 'no' })}
            />
          </>
        )}
      </div>
    </Dialog>
  );
}
