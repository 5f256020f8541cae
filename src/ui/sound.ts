import { useSyncExternalStore } from 'react';
import { readRemembered, writeRemembered } from './remembered';

// Two sounds made by WebAudio, so that there is no file to load. One switch turns both off, and it is remembered.
const key = 'muted';
let muted: boolean | undefined;
let context: AudioContext | undefined;
const listeners = new Set<() => void>();

/** True when the sounds are switched off. */
export function isMuted(): boolean {
  muted ??= readRemembered(key) === true;
  return muted;
}

/** Switches both sounds off or on, and remembers it. */
export function setMuted(next: boolean): void {
  muted = next;
  writeRemembered(key, next);
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** The switch as React state: `[muted, setMuted]`. */
export function useMuted(): [boolean, (next: boolean) => void] {
  return [useSyncExternalStore(subscribe, isMuted), setMuted];
}

/** The audio of this page, or undefined where there is none or the browser still waits for a first click. */
function audio(): AudioContext | undefined {
  if (typeof AudioContext === 'undefined') return undefined;
  try {
    context ??= new AudioContext();
  } catch {
    return undefined;
  }
  if (context.state === 'suspended') void context.resume().catch(() => undefined);
  return context;
}

function tone(out: AudioContext, at: number, frequency: number, seconds: number, loudness: number): void {
  const oscillator = out.createOscillator();
  const gain = out.createGain();
  oscillator.type = 'sine';
  oscillator.frequency.value = frequency;
  gain.gain.setValueAtTime(0, at);
  gain.gain.linearRampToValueAtTime(loudness, at + 0.02);
  gain.gain.exponentialRampToValueAtTime(0.0001, at + seconds);
  oscillator.connect(gain).connect(out.destination);
  oscillator.start(at);
  oscillator.stop(at + seconds + 0.02);
}

/** A page came in: two notes, twice. Says whether anything could be heard. */
export function playPage(): boolean {
  const out = isMuted() ? undefined : audio();
  if (out === undefined) return false;
  for (const start of [0, 0.5]) {
    tone(out, out.currentTime + start, 784, 0.18, 0.16);
    tone(out, out.currentTime + start + 0.19, 988, 0.24, 0.16);
  }
  return true;
}

/** A promise is overdue: one soft tick. */
export function playTick(): boolean {
  const out = isMuted() ? undefined : audio();
  if (out === undefined) return false;
  tone(out, out.currentTime, 1320, 0.06, 0.05);
  return true;
}
