import { useEffect, useLayoutEffect, useRef, useState } from 'react';
import classes from './tip-layer.module.css';

interface Tip {
  readonly text: string;
  readonly box: DOMRect;
}

const delay = 350;

/**
 * Tooltips for every element that carries `data-tip="text"`, shown on hover and on keyboard focus. A tip repeats or adds to
 * what the element already says (aria-label or its text), so it is hidden from screen readers. Escape puts it away.
 */
export function TipLayer() {
  const [tip, setTip] = useState<Tip | null>(null);
  const box = useRef<HTMLDivElement>(null);

  useEffect(() => {
    let timer = 0;
    let owner: Element | null = null;
    // What stands in a tip that is open may cease to be so: it then goes, or comes anew with what is so now.
    const changes = new MutationObserver(() => {
      const target = owner;
      hide();
      if (target !== null) show(target, 0);
    });
    const hide = () => {
      window.clearTimeout(timer);
      owner = null;
      changes.disconnect();
      setTip(null);
    };
    const show = (target: Element, wait: number) => {
      const text = target.getAttribute('data-tip');
      if (target === owner || text === null || text === '') return;
      window.clearTimeout(timer);
      owner = target;
      changes.disconnect();
      changes.observe(target, { attributeFilter: ['data-tip'] });
      timer = window.setTimeout(() => setTip({ text, box: target.getBoundingClientRect() }), wait);
    };
    const over = (event: PointerEvent) => {
      const target = event.target instanceof Element ? event.target : null;
      if (target !== null && box.current?.contains(target)) return;
      const carrier = target?.closest('[data-tip]') ?? null;
      if (carrier === null) hide();
      else if (event.pointerType === 'mouse') show(carrier, delay);
    };
    const focus = (event: FocusEvent) => {
      if (event.target instanceof Element && event.target.matches('[data-tip]:focus-visible')) show(event.target, 0);
    };
    const key = (event: KeyboardEvent) => {
      if (event.key === 'Escape') hide();
    };
    document.addEventListener('pointerover', over);
    document.addEventListener('pointerdown', hide);
    document.addEventListener('focusin', focus);
    document.addEventListener('focusout', hide);
    document.addEventListener('keydown', key);
    document.addEventListener('scroll', hide, true);
    return () => {
      window.clearTimeout(timer);
      changes.disconnect();
      document.removeEventListener('pointerover', over);
      document.removeEventListener('pointerdown', hide);
      document.removeEventListener('focusin', focus);
      document.removeEventListener('focusout', hide);
      document.removeEventListener('keydown', key);
      document.removeEventListener('scroll', hide, true);
    };
  }, []);

  useLayoutEffect(() => {
    const element = box.current;
    if (element === null || tip === null) return;
    // The popover top layer keeps a tip above open dialogs.
    if (!element.matches(':popover-open')) element.showPopover();
    const size = element.getBoundingClientRect();
    const below = tip.box.bottom + 6 + size.height < window.innerHeight;
    const left = tip.box.left + tip.box.width / 2 - size.width / 2;
    element.style.top = `${below ? tip.box.bottom + 6 : tip.box.top - size.height - 6}px`;
    element.style.left = `${Math.max(4, Math.min(left, window.innerWidth - size.width - 4))}px`;
  }, [tip]);

  if (tip === null) return null;
  return (
    <div ref={box} popover="manual" className={classes.tip} aria-hidden="true">
      {tip.text}
    </div>
  );
}
