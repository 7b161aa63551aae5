import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { ModelSettings, Provider } from '../../../../adapters/understanding/langchain/chat-model.ts';

/** What the server does with one request: answers with JSON, with any words, with a status, or never. */
export type Does =
  | { readonly json: unknown }
  | { readonly words: string }
  | { readonly raw: string }
  | { readonly status: number }
  | 'hangs'
  | 'dripping';

export type Doing = Does | ((body: string) => Does);

/** A model at the other end of a real connection: keeps what it was sent, and does as it is told. */
export type ModelServer = {
  readonly url: string;
  /** The body of every request, as it came. */
  readonly seen: readonly string[];
  /** What each request gets, in this order; the last of them goes on. A function looks at the body first. */
  does(...next: readonly Doing[]): void;
  settings(provider?: Provider): ModelSettings;
  close(): Promise<void>;
};

export const modelServer = async (): Promise<ModelServer> => {
  const seen: string[] = [];
  let plan: readonly Doing[] = [];
  const server = createServer(async (request, response) => {
    const body = await bodyOf(request);
    seen.push(`${request.headers.authorization ?? ''} ${body}`);
    const [next = { json: NOTHING }, ...rest] = plan;
    if (rest.length > 0) plan = rest;
    reply(typeof next === 'function' ? next(body) : next, request.url ?? '', response);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    url,
    seen,
    does: (...next) => {
      plan = next;
    },
    settings: (provider = 'openai') => ({
      provider,
      name: 'a-model',
      url: provider === 'openai' ? `${url}/v1` : url,
      key: 'key-of-the-test',
    }),
    close: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
};

const NOTHING = { elements: [], topic: null };

const bodyOf = async (request: IncomingMessage): Promise<string> => {
  let body = '';
  for await (const chunk of request.setEncoding('utf8')) body += chunk;
  return body;
};

const reply = (does: Does, path: string, response: ServerResponse): void => {
  if (does === 'hangs') return;
  if (does === 'dripping') {
    response.writeHead(200, { 'content-type': 'application/json' });
    const timer = setInterval(() => response.write(' '), 20);
    response.on('close', () => clearInterval(timer));
    return;
  }
  if ('status' in does) {
    response.writeHead(does.status, { 'content-type': 'application/json' });
    response.end('{"error":{"message":"no","type":"server_error"}}');
    return;
  }
  response.setHeader('content-type', 'application/json');
  if ('raw' in does) response.end(does.raw);
  else response.end(formOf(path, 'words' in does ? does.words : does.json));
};

/** An answer in the form that each provider gives it, told by the path it is asked at. */
export const formOf = (path: string, answer: unknown): string => {
  const content = typeof answer === 'string' ? answer : JSON.stringify(answer);
  if (path.endsWith('/api/chat'))
    return `${JSON.stringify({
      model: 'a-model',
      created_at: '2026-11-24T15:00:00Z',
      message: { role: 'assistant', content },
      done: true,
      done_reason: 'stop',
      prompt_eval_count: 80,
      eval_count: 20,
    })}\n`;
  if (path.endsWith('/messages'))
    return JSON.stringify({
      id: 'message-1',
      type: 'message',
      role: 'assistant',
      model: 'a-model',
      content: [{ type: 'tool_use', id: 'tool-1', name: 'answer', input: answer }],
      stop_reason: 'tool_use',
      stop_sequence: null,
      usage: { input_tokens: 80, output_tokens: 20 },
    });
  return JSON.stringify({
    id: 'completion-1',
    object: 'chat.completion',
    created: 1,
    model: 'a-model',
    choices: [{ index: 0, finish_reason: 'stop', message: { role: 'assistant', content } }],
    usage: { prompt_tokens: 80, completion_tokens: 20, total_tokens: 100 },
  });
};
