import type { Wakeups } from '../../../core/port/outside.ts';

type Watcher = { readonly prefix: string; readonly onWake: (rest: string) => void };

/** Wakes listeners of the same process, at once and in the order in which they came. A listener only marks what it shows as stale. */
export const localWakeups = (): Wakeups => {
  const listeners = new Map<string, Set<() => void>>();
  const watchers = new Set<Watcher>();
  return {
    wake: (topics) => {
      for (const topic of topics) {
        for (const onWake of [...(listeners.get(topic) ?? [])]) onWake();
        for (const { prefix, onWake } of [...watchers])
          if (topic.startsWith(prefix)) onWake(topic.slice(prefix.length));
      }
    },
    listen: (topic, onWake) => {
      const own = (): void => onWake();
      const list = listeners.get(topic) ?? new Set();
      listeners.set(topic, list.add(own));
      return () => {
        list.delete(own);
        if (list.size === 0 && listeners.get(topic) === list) listeners.delete(topic);
      };
    },
    watch: (prefix, onWake) => {
      const own: Watcher = { prefix, onWake };
      watchers.add(own);
      return () => void watchers.delete(own);
    },
  };
};
