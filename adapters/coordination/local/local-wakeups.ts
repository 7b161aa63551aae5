import type { Wakeups } from '../../../core/port/outside.ts';

type Watcher = { readonly prefix: string; readonly onWake: (rest: string) => void };

export type LocalWakeups = Wakeups & {
  /** Wakes every listener: what happened elsewhere was not heard. Who watches a prefix looks through everything by itself. */
  wakeEverybody(): void;
};

/** Wakes listeners of the same process, at once and in the order in which they came. A listener only marks what it shows as stale. */
export const localWakeups = (): LocalWakeups => {
  const listeners = new Map<string, Set<() => void>>();
  const watchers = new Set<Watcher>();
  const wakeTopic = (topic: string): void => {
    for (const onWake of [...(listeners.get(topic) ?? [])]) onWake();
  };
  return {
    wake: (topics) => {
      for (const topic of topics) {
        wakeTopic(topic);
        for (const { prefix, onWake } of [...watchers])
          if (topic.startsWith(prefix)) onWake(topic.slice(prefix.length));
      }
    },
    wakeEverybody: () => {
      for (const topic of [...listeners.keys()]) wakeTopic(topic);
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
