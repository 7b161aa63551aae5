import { expect, test } from '@jest/globals';
import { localWakeups } from '../../../adapters/coordination/local/local-wakeups.ts';

test('a wake reaches the listeners of its topics, until they end', () => {
  const { wake, listen } = localWakeups();
  const heard: string[] = [];
  const one = listen('queue', () => heard.push('one'));
  const two = listen('queue', () => heard.push('two'));
  listen('conversation:a', () => heard.push('a'));
  wake(['queue', 'conversation:b']);
  one();
  wake(['queue']);
  two();
  wake(['queue']);
  expect(heard).toEqual(['one', 'two', 'two']);
});

test('a watcher is woken for every topic of its kind, until it ends', () => {
  const { wake, watch } = localWakeups();
  const heard: string[] = [];
  const end = watch('conversation:', (id) => heard.push(id));
  wake(['conversation:a', 'queue', 'conversation:b']);
  end();
  wake(['conversation:c']);
  expect(heard).toEqual(['a', 'b']);
});

test('the same function may listen twice, and one may end while it is woken', () => {
  const { wake, listen } = localWakeups();
  let count = 0;
  const onWake = (): void => {
    count += 1;
  };
  const end = listen('queue', onWake);
  listen('queue', onWake);
  wake(['queue']);
  end();
  end();
  wake(['queue']);
  const stop = listen('queue', () => stop());
  wake(['queue']);
  expect(count).toBe(4);
});
