import type { Signals } from '../../../core/port/outside.ts';

/** Within one process. A listener is called after the publisher has finished what it is doing, so that neither stands inside the other. */
export const localSignals = (): Signals => {
  const listeners = new Map<string, Set<(text: string) => void>>();
  return {
    publish: (topic, text) => {
      const list = listeners.get(topic);
      if (list === undefined) return;
      queueMicrotask(() => {
        for (const onText of [...list]) onText(text);
      });
    },
    listen: (topic, onText) => {
      const own = (text: string): void => onText(text);
      const list = listeners.get(topic) ?? new Set();
      listeners.set(topic, list.add(own));
      return () => {
        list.delete(own);
        if (list.size === 0 && listeners.get(topic) === list) listeners.delete(topic);
      };
    },
  };
};
