import { IconBulb, IconPaperclip } from '@tabler/icons-react';
import { useState } from 'react';
import { Button } from '../../../../ui/button';
import { useConsole } from './console-context';
import { EvidenceDialog } from './evidence-dialog';

/**
 * What can be done with what one sees: attach it to the ticket, or note a finding. `about` says what is on screen, and
 * `quote` starts the note (a log line, a title).
 */
export function EvidenceActions({
  evidence,
  about,
  quote = '',
  compact,
}: {
  readonly evidence: readonly string[];
  readonly about: string;
  readonly quote?: string;
  readonly compact?: boolean;
}) {
  const { snapshot } = useConsole();
  const [open, setOpen] = useState<'attach' | 'finding' | null>(null);
  const noTicket = snapshot.view.ticket === undefined;
  return (
    <>
      <Button
        kind={compact ? 'quiet' : 'plain'}
        icon={<IconPaperclip size={15} aria-hidden />}
        disabled={noTicket}
        title={noTicket ? 'There is no incident ticket yet' : undefined}
        onClick={() => setOpen('attach')}
      >
        Attach to ticket
      </Button>
      <Button
        kind={compact ? 'quiet' : 'plain'}
        icon={<IconBulb size={15} aria-hidden />}
        onClick={() => setOpen('finding')}
      >
        Note a finding
      </Button>
      {open !== null && (
        <EvidenceDialog kind={open} evidence={evidence} about={about} quote={quote} onClose={() => setOpen(null)} />
      )}
    </>
  );
}
