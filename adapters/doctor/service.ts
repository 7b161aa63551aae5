import { z } from 'zod';
import { type Finding, unwell, well } from '../../core/port/finding.ts';
import { ask, hostOf, isLocal } from './ask.ts';

/** A service that Parley calls, by the names of its settings. */
type Service = {
  readonly setting: 'MODEL' | 'SPEECH';
  readonly what: string;
  readonly url: string;
  readonly headers: { readonly [name: string]: string };
};

const without = (what: string): readonly Finding[] => [well(what)];

/** Whether a service is there and takes the key, by a question that costs nothing. */
const reach = async ({
  setting,
  what,
  url,
  headers,
}: Service): Promise<{ finding: Finding; body: string }> => {
  const host = hostOf(url);
  const answer = await ask(url, headers);
  const said = (finding: Finding, body = '') => ({ finding, body });
  if (!answer.reached)
    return said(
      unwell(
        `${what} (${host}) cannot be reached: ${answer.why}.`,
        `Look at ${setting}_URL, and whether this machine may go there.`,
      ),
    );
  if (answer.status === 401 || answer.status === 403)
    return said(unwell(`${what} (${host}) does not take the key.`, `Set ${setting}_KEY to one that holds.`));
  if (answer.status >= 500)
    return said(
      unwell(`${what} (${host}) is there but in trouble (status ${answer.status}).`, 'Look at its own log.'),
    );
  return said(well(`${what} (${host}) is there.`), answer.status === 200 ? answer.body : '');
};

export type ModelCheck = {
  readonly provider: 'openai' | 'anthropic' | 'ollama' | undefined;
  readonly name: string | undefined;
  readonly url: string | undefined;
  readonly key: string | undefined;
};

/** Where each keeps its list of models, and how it is shown the key. */
const LISTS: {
  readonly [P in NonNullable<ModelCheck['provider']>]: {
    readonly home: string;
    readonly path: string;
    headers(key: string): { readonly [name: string]: string };
  };
} = {
  openai: {
    home: 'https://api.openai.com/v1',
    path: '/models',
    headers: (key) => ({ authorization: `Bearer ${key}` }),
  },
  anthropic: {
    home: 'https://api.anthropic.com',
    path: '/v1/models',
    headers: (key) => ({ 'x-api-key': key, 'anthropic-version': '2023-06-01' }),
  },
  ollama: { home: 'http://127.0.0.1:11434', path: '/api/tags', headers: () => ({}) },
};
const Listed = z.object({
  data: z.array(z.object({ id: z.string() })).default([]),
  models: z.array(z.object({ name: z.string() })).default([]),
});

/** The language model that helps to read, where one is configured: there, open to the key, and of that name. */
export const checkModel = async ({ provider, name, url, key }: ModelCheck): Promise<readonly Finding[]> => {
  if (provider === undefined || name === undefined)
    return without('No language model is configured: the rules alone read what people write.');
  const { home, path, headers } = LISTS[provider];
  const service = {
    setting: 'MODEL',
    what: 'The language model',
    url: `${url ?? home}${path}`,
    headers: key === undefined ? {} : headers(key),
  } as const;
  const { finding, body } = await reach(service);
  const names = namesIn(body);
  const known = names.length === 0 || names.some((each) => each === name || each.startsWith(`${name}:`));
  if (!finding.ok || known) return [finding];
  return [
    finding,
    unwell(
      `No model there is called ${name}.`,
      `Set MODEL_NAME to one of: ${names.slice(0, 10).join(', ')}.`,
    ),
  ];
};

const namesIn = (body: string): readonly string[] => {
  try {
    const { data, models } = Listed.parse(JSON.parse(body));
    return [...data.map(({ id }) => id), ...models.map(({ name }) => name)];
  } catch {
    return [];
  }
};

/** What turns recordings into words, where it is configured. */
export const checkSpeech = async (
  url: string | undefined,
  key: string | undefined,
): Promise<readonly Finding[]> => {
  if (url === undefined)
    return without('No speech service is configured: recordings are kept, but not read.');
  const headers: { readonly [name: string]: string } =
    key === undefined ? {} : { authorization: `Bearer ${key}` };
  const { finding } = await reach({
    setting: 'SPEECH',
    what: 'The speech service',
    url: `${url}/v1/models`,
    headers,
  });
  return [finding];
};

/** What is asked to stop a loss (block a card). It is only looked for: a question would stop something. */
export const checkContainment = async (
  url: string | undefined,
  secret: string | undefined,
): Promise<readonly Finding[]> => {
  if (url === undefined)
    return without('No system to stop a loss is configured: a person is asked to do it.');
  const host = hostOf(url);
  const answer = await ask(new URL(url).origin);
  return [
    answer.reached
      ? well(`The system that stops a loss (${host}) is there.`)
      : unwell(
          `The system that stops a loss (${host}) cannot be reached: ${answer.why}.`,
          'Look at CONTAINMENT_URL, and whether this machine may go there.',
        ),
    ...(secret === undefined
      ? [
          unwell(
            'What is sent there is not signed, so anybody could send it.',
            'Agree on a secret with that system, and set CONTAINMENT_SECRET to it.',
          ),
        ]
      : []),
    ...(url.startsWith('http:') && !isLocal(url)
      ? [unwell('CONTAINMENT_URL is not https.', 'Set CONTAINMENT_URL to an https:// address.')]
      : []),
  ];
};
