import type { ServerFrame } from '../../wire.ts';
import { postJson } from '../api.ts';
import type { Connect } from './connection.ts';

/** The conversation over server-sent events and POSTed turns, for networks that do not let a WebSocket through. */
export const openEvents: Connect = (path, after, ears) => {
  const source = new EventSource(`${path}/events?after=${after}`);
  let over = false;
  const close = (): void => {
    over = true;
    source.close();
  };
  const end = (): void => {
    if (over) return;
    close();
    ears.ended();
  };
  source.onopen = () => ears.opened();
  source.onmessage = ({ data }) => ears.frame(JSON.parse(String(data)) as ServerFrame);
  source.onerror = end;
  return {
    say: async (id, input) => {
      const answer = await postJson<ServerFrame>(`${path}/turns`, { id, input });
      if (over) return;
      if (answer.ok) ears.frame(answer.value);
      else if (answer.status === 0) end();
      else ears.frame({ t: 'refused', id, text: answer.text, retry: answer.retry });
    },
    close,
  };
};
