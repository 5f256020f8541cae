import { IconX } from '@tabler/icons-react';
import { createContext, type ReactNode, useCallback, useContext, useEffect, useMemo, useRef, useState } from 'react';
import { Button, IconButton } from './button';
import classes from './toasts.module.css';

export interface ToastRequest {
  readonly text: string;
  readonly tone?: 'neutral' | 'good' | 'warn' | 'bad';
  /** One thing that can be done about it, as `Undo`. */
  readonly action?: { readonly label: string; readonly run: () => void };
  /** How long it stays; 0 is until dismissed. 6 s, or 12 s with an action. Waits while hovered or focused. */
  readonly seconds?: number;
}

export interface ToastsApi {
  readonly show: (toast: ToastRequest) => number;
  readonly dismiss: (id: number) => void;
}

interface Toast extends ToastRequest {
  readonly id: number;
}

const Context = createContext<ToastsApi | null>(null);
const most = 3;

/** Shows short notes at the top right, under the top bar: never over what somebody is typing. */
export function useToasts(): ToastsApi {
  const api = useContext(Context);
  if (api === null) throw new Error('useToasts needs UiProvider around it');
  return api;
}

/** Holds the toasts; part of UiProvider. */
export function ToastProvider({ children }: { readonly children: ReactNode }) {
  const [toasts, setToasts] = useState<readonly Toast[]>([]);
  const nextId = useRef(1);
  const dismiss = useCallback((id: number) => setToasts((all) => all.filter((toast) => toast.id !== id)), []);
  const show = useCallback((toast: ToastRequest) => {
    const id = nextId.current++;
    setToasts((all) => [...all, { ...toast, id }].slice(-most));
    return id;
  }, []);
  const api = useMemo(() => ({ show, dismiss }), [show, dismiss]);
  return (
    <Context value={api}>
      {children}
      <section className={classes.layer} aria-label="Notes" data-screen-only>
        <div role="status" aria-live="polite" aria-relevant="additions text">
          {toasts.map((toast) => (
            <ToastCard key={toast.id} toast={toast} onDismiss={dismiss} />
          ))}
        </div>
      </section>
    </Context>
  );
}

function ToastCard({ toast, onDismiss }: { readonly toast: Toast; readonly onDismiss: (id: number) => void }) {
  const { id, action, seconds = action === undefined ? 6 : 12 } = toast;
  const [held, setHeld] = useState(false);
  useEffect(() => {
    if (held || seconds === 0) return;
    const timer = window.setTimeout(() => onDismiss(id), seconds * 1000);
    return () => window.clearTimeout(timer);
  }, [held, seconds, id, onDismiss]);
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: it only waits while somebody is on it
    <div
      className={classes.toast}
      data-tone={toast.tone ?? 'neutral'}
      onPointerEnter={() => setHeld(true)}
      onPointerLeave={() => setHeld(false)}
      onFocus={() => setHeld(true)}
      onBlur={() => setHeld(false)}
    >
      <span className={classes.text}>{toast.text}</span>
      {action !== undefined && (
        <Button
          kind="quiet"
          onClick={() => {
            action.run();
            onDismiss(id);
          }}
        >
          {action.label}
        </Button>
      )}
      <IconButton label="Dismiss" onClick={() => onDismiss(id)}>
        <IconX size={14} aria-hidden />
      </IconButton>
    </div>
  );
}
