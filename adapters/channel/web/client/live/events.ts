import type { ServerFrame, WireInput } from '../../wire.ts';
import { postJson } from '../api.ts';
import type { Connect } from './connection.ts';

/** Words that follow each other within so many milliseconds go out in one request, which keeps their order. */
const TOGETHER = 600;

/** The conversation over server-sent events and POSTed turns, for networks that do not let a WebSocket through. */
export const openEvents: Connect = (path, after, ears) => {
  const source = new EventSource(`${path}/events?after=${after}`);
  let over = false;
  let turns: { readonly id: string; readonly input: WireInput }[] = [];
  let timer: ReturnType<typeof setTimeout> | undefined;
  let before = Promise.resolve();
  const close = (): void => {
    over = true;
    clearTimeout(timer);
    source.close();
  };
  const end = (): void => {
    if (over) return;
    close();
    ears.ended();
  };
  const post = async (): Promise<void> => {
    const sent = turns;
    turns = [];
    if (over || sent.length === 0) return;
    const answer = await postJson<readonly ServerFrame[]>(`${path}/turns`, { turns: sent });
    if (over) return;
    const { ok } = answer;
    if (!ok && answer.status === 0) return end();
    const frames = ok
      ? answer.value
      : sent.map(({ id }) => ({ t: 'refused', id, text: answer.text, retry: answer.retry }) as const);
    frames.forEach(ears.frame);
  };
  source.onopen = () => ears.opened();
  source.onmessage = ({ data }) => ears.frame(JSON.parse(String(data)) as ServerFrame);
  source.onerror = end;
  return {
    say: (id, input) => {
      turns.push({ id, input });
      clearTimeout(timer);
      timer = setTimeout(
        () => {
          before = before.then(post);
        },
        input.kind === 'text' ? TOGETHER : 0,
      );
    },
    close,
  };
};
