import { useCallback, useEffect, useRef, useState } from 'react';

/** Something that can be refused: whether it is under way, and why it was not accepted the last time. */
export interface Attempt {
  readonly isBusy: boolean;
  readonly refusal: string | undefined;
  /** Tries once at a time. Resolves to true when it was accepted. */
  readonly attempt: (run: () => Promise<string | undefined>) => Promise<boolean>;
  readonly forget: () => void;
}

/** Keeps a refusal where the action was. */
export function useAttempt(): Attempt {
  const [isBusy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<string>();
  const running = useRef(false);
  const isHere = useRef(true);
  useEffect(() => {
    isHere.current = true;
    return () => {
      isHere.current = false;
    };
  }, []);
  const attempt = useCallback(async (run: () => Promise<string | undefined>): Promise<boolean> => {
    if (running.current) return false;
    running.current = true;
    setBusy(true);
    const sentence = await run();
    running.current = false;
    if (isHere.current) {
      setBusy(false);
      setRefusal(sentence);
    }
    return sentence === undefined;
  }, []);
  const forget = useCallback(() => setRefusal(undefined), []);
  return { isBusy, refusal, attempt, forget };
}
