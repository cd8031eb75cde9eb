import { useEffect, useRef } from 'react';

const isTyping = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement &&
  // Nobody types into a checkbox, and whoever has just clicked one goes on with the keys.
  !(target instanceof HTMLInputElement && target.type === 'checkbox') &&
  (target.isContentEditable ||
    ['INPUT', 'TEXTAREA', 'SELECT'].includes(target.tagName) ||
    target.closest('[role=listbox],[role=menu],[role=combobox]') !== null);

/** On a link or a button these keys are its own: else nobody could press it from the keyboard. */
const pressesTarget = ({ key, target }: KeyboardEvent): boolean =>
  (key === 'Enter' || key === ' ') &&
  target instanceof Element &&
  target.closest('a[href],button,summary,[role=button],[role=link],[role=tab]') !== null;

/**
 * Single keys that act on the page. They rest while somebody types, while a dialog is open and while
 * a modifier is held, so that they never shadow the browser's or a screen reader's own keys.
 */
export const useHotkeys = (
  keys: Readonly<Record<string, (event: KeyboardEvent) => void>>,
  enabled = true,
): void => {
  const latest = useRef(keys);
  useEffect(() => {
    latest.current = keys;
  });
  useEffect(() => {
    if (!enabled) return undefined;
    const onKey = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return;
      if (isTyping(event.target) || pressesTarget(event)) return;
      if (document.querySelector('[data-modal]') !== null) return;
      const act = latest.current[event.key];
      if (act === undefined) return;
      event.preventDefault();
      act(event);
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, [enabled]);
};
