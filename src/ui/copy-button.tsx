import { IconCheck, IconCopy } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import { Button, IconButton } from './button';
import { useToasts } from './toasts';

/** Copies a text. With `words` it is a button with a word on it, else an icon. */
export function CopyButton({
  text,
  label,
  words,
}: {
  readonly text: string | (() => string);
  readonly label: string;
  readonly words?: string;
}) {
  const [copied, setCopied] = useState(false);
  const { show } = useToasts();
  useEffect(() => {
    if (!copied) return;
    const timer = window.setTimeout(() => setCopied(false), 1_500);
    return () => window.clearTimeout(timer);
  }, [copied]);

  const copy = () => {
    void copyText(typeof text === 'string' ? text : text()).then((done) => {
      if (done) setCopied(true);
      else show({ text: 'The browser did not allow copying. Mark the text and use Ctrl-C.', tone: 'warn' });
    });
  };
  const icon = copied ? <IconCheck size={15} aria-hidden /> : <IconCopy size={15} aria-hidden />;
  const state = copied ? 'Copied' : label;
  if (words !== undefined)
    return (
      <Button icon={icon} onClick={copy} aria-label={state}>
        {copied ? 'Copied' : words}
      </Button>
    );
  return (
    <IconButton label={state} onClick={copy}>
      {icon}
    </IconButton>
  );
}

/** Puts a text on the clipboard; says whether the browser let it. */
export async function copyText(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    // A page of a plain-HTTP address in an office network has no such clipboard; the older way works there.
    return copySelected(text);
  }
}

function copySelected(text: string): boolean {
  const before = document.activeElement;
  // What lies outside of an open dialog cannot be selected.
  const home = before?.closest('dialog') ?? document.body;
  const field = document.createElement('textarea');
  field.value = text;
  field.readOnly = true;
  field.setAttribute('aria-hidden', 'true');
  field.style.position = 'fixed';
  field.style.opacity = '0';
  home.append(field);
  field.select();
  let done = false;
  try {
    done = document.execCommand('copy');
  } catch {
    done = false;
  }
  field.remove();
  if (before instanceof HTMLElement) before.focus();
  return done;
}
