import { setTimeout as wait } from 'node:timers/promises';

/** What a person was promised: these words were taken, in this order. */
export type Promised = {
  readonly conversationId: string;
  readonly texts: readonly string[];
  /** Times that somebody had to ask again. */
  readonly retries: number;
};

/** How long a person keeps trying before the test calls it an outage. */
const PATIENCE = 60_000;

type Answer = {
  readonly status: number;
  readonly body: { readonly [name: string]: unknown };
  readonly cookie: string;
};

const post = async (
  url: string,
  path: string,
  body: unknown,
  headers: Record<string, string>,
): Promise<Answer> => {
  const response = await fetch(`${url}${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: url, ...headers },
    body: JSON.stringify(body),
    signal: AbortSignal.timeout(25_000),
  });
  const cookie = response.headers
    .getSetCookie()
    .map((each) => each.split(';')[0])
    .join('; ');
  return { status: response.status, body: (await response.json()) as Answer['body'], cookie };
};

/** A person behind a proxy: each call goes to any process that is there, a turn now and then to all of them, and again, the same, until it is answered. */
export const person = async (
  urls: () => readonly string[],
  number: number,
  more: (count: number) => boolean,
  onTaken: () => void = () => {},
): Promise<Promised> => {
  // Limits count openings by address; everybody has their own.
  const headers: Record<string, string> = {
    'x-forwarded-for': `198.51.${100 + (number >> 8)}.${number & 255}`,
  };
  let retries = 0;
  const insist = async (
    path: string,
    body: unknown,
    mayDouble: boolean,
    isDone: (answer: Answer) => boolean,
  ): Promise<Answer> => {
    for (const until = Date.now() + PATIENCE; ; retries += 1) {
      const all = urls();
      const one = all[Math.floor(Math.random() * all.length)] ?? '';
      // Now and then a delivery comes twice, to different processes at the same moment.
      const doubled = mayDouble && Math.random() < 0.25;
      const answers = await Promise.all(
        (doubled ? all : [one]).map((url) => post(url, path, body, headers).catch(() => null)),
      );
      const answer = answers.find((each) => each !== null && isDone(each));
      if (answer != null) return answer;
      if (Date.now() > until) throw new Error(`No answer: ${JSON.stringify(answers)}`);
      await wait(50);
    }
  };
  const opening = { procedureId: 'consumer', locale: 'en', timeZone: 'UTC' };
  const opened = await insist('/api/cases', opening, false, ({ status }) => status === 201);
  const conversationId = String(opened.body['conversationId']);
  headers['cookie'] = opened.cookie;
  const texts: string[] = [];
  for (let count = 1; more(count); count += 1) {
    const text = `My fridge is broken, this is sentence ${number}-${count}`;
    const turn = { id: `u${count}`, input: { kind: 'text', text } };
    await insist(
      `/api/conversations/${conversationId}/turns`,
      turn,
      true,
      ({ body }) => body['t'] === 'done',
    );
    texts.push(text);
    onTaken();
    await wait(20);
  }
  return { conversationId, texts, retries };
};

/** Many people at once, until `during` is over and each has said at least a few sentences. `taken`: how many sentences were acknowledged so far. */
export const underLoad = async (
  urls: () => readonly string[],
  people: number,
  during: (taken: () => number) => Promise<void>,
): Promise<readonly Promised[]> => {
  let over = false;
  let taken = 0;
  const all = Array.from({ length: people }, (_, number) =>
    person(
      urls,
      number,
      (count) => count <= 3 || (!over && count <= 80),
      () => {
        taken += 1;
      },
    ),
  );
  const trouble = wait(300).then(() => during(() => taken));
  await trouble.finally(() => {
    over = true;
  });
  return Promise.all(all);
};
