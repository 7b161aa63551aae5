import { execFile } from 'node:child_process';
import { resolve } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, jest, test } from '@jest/globals';
import { type ModelServer, modelServer } from './model-server.ts';

// Each of these starts a process.
jest.setTimeout(60_000);

let server: ModelServer;
beforeAll(async () => {
  server = await modelServer();
});
afterAll(() => server.close());

const FLAGS = ['--disable-warning=ExperimentalWarning', '--input-type=module'];
/** Reports every module that is loaded; with `gone`, LangChain is not installed. */
const watched = (gone: boolean, code: string): string => `
  import { registerHooks } from 'node:module';
  const loaded = [];
  registerHooks({
    resolve: (name, context, next) => {
      if (${gone} && /langchain/u.test(name) && !name.startsWith('.'))
        throw Object.assign(new Error('Cannot find package ' + name), { code: 'ERR_MODULE_NOT_FOUND' });
      const found = next(name, context);
      loaded.push(found.url);
      return found;
    },
  });
  const { openParley, openUnderstanding } = await import('./parley.ts');
  const { readConfig } = await import('./adapters/config/config.ts');
  const config = readConfig(process.env);
  const silent = { info() {}, warn() {}, error() {} };
  ${code}
`;

const run = (code: string, environment: NodeJS.ProcessEnv = {}) =>
  promisify(execFile)(process.execPath, [...FLAGS, '--eval', code], {
    cwd: resolve('.'),
    env: { ...process.env, STORE: 'memory', ...environment },
  }).catch((fault: { readonly stdout: string; readonly stderr: string }) => fault);

const model = (): NodeJS.ProcessEnv => ({
  MODEL_PROVIDER: 'openai',
  MODEL_NAME: 'a-model',
  MODEL_URL: `${server.url}/v1`,
});

const OPEN = `
  const parley = await openParley(config, { now: Date.now }, silent);
  const turns = await parley.turns.open({ procedureId: 'consumer', locale: 'en', timeZone: 'UTC' });
  const told = { kind: 'text', text: 'the boys of Blue Heron put in one of those whisper pumps and it howled' };
  await parley.turns.take({ conversationId: turns.conversationId, updateId: '1', input: told });
  console.log(JSON.stringify(loaded.filter((url) => /langchain|langsmith|node_modules.*openai/u.test(url)).length));
  await parley.close();
`;

test('without a model nothing of LangChain is loaded, at the start or in a turn', async () => {
  expect(await run(watched(false, OPEN))).toMatchObject({ stdout: '0\n', stderr: '' });
});

test('with a model it is, and the turn asks it', async () => {
  const before = server.seen.length;
  const { stdout, stderr } = await run(watched(false, OPEN), model());
  expect(stderr).toBe('');
  expect(Number(stdout)).toBeGreaterThan(10);
  expect(server.seen.length).toBe(before + 1);
});

test('where LangChain is not installed, a model that is set is answered with one sentence', async () => {
  const gone = `import { registerHooks } from 'node:module';
    registerHooks({ resolve: (name, context, next) => {
      if (/^(?:@langchain|langchain)\\//u.test(name))
        throw Object.assign(new Error('Cannot find package ' + name), { code: 'ERR_MODULE_NOT_FOUND' });
      return next(name, context);
    } });`;
  const flags = [
    '--disable-warning=ExperimentalWarning',
    '--import',
    `data:text/javascript,${encodeURIComponent(gone)}`,
  ];
  const started = await promisify(execFile)(process.execPath, [...flags, 'main.ts', 'chat'], {
    cwd: resolve('.'),
    env: { ...process.env, ...model() },
  }).catch((fault: { readonly code: number; readonly stderr: string }) => fault);
  expect(started).toMatchObject({ code: 1 });
  expect(started.stderr).toMatch(/^A model is configured, but the packages [^\n]+\n$/u);
  expect(await run(watched(true, OPEN))).toMatchObject({ stdout: '0\n', stderr: '' });
});

test('tracing and printing that the environment asks LangChain for stay off', async () => {
  const before = server.seen.length;
  const environment = {
    ...model(),
    LANGSMITH_TRACING: 'true',
    LANGSMITH_ENDPOINT: server.url,
    LANGSMITH_API_KEY: 'a-key',
    LANGCHAIN_VERBOSE: 'true',
    OPENAI_LOG: 'debug',
  };
  const { stdout, stderr } = await run(watched(false, OPEN), environment);
  expect(stderr).toBe('');
  expect(stdout).toMatch(/^\d+\n$/u);
  expect(server.seen.length).toBe(before + 1);
});

test('npm run understand asks the model that is set', async () => {
  server.does({ json: { elements: [{ element: 'seller', quote: 'Blue Heron', means: null }], topic: null } });
  const child = promisify(execFile)(
    process.execPath,
    ['--disable-warning=ExperimentalWarning', 'main.ts', 'understand'],
    { cwd: resolve('.'), env: { ...process.env, ...model() } },
  );
  child.child.stdin?.end(
    `${JSON.stringify({ text: 'the boys of Blue Heron put in one of those whisper pumps and it howled' })}\n`,
  );
  const { stdout } = await child;
  expect(JSON.parse(stdout).elements).toContainEqual(
    expect.objectContaining({
      element: 'seller',
      value: { kind: 'text', text: 'Blue Heron' },
      certain: false,
    }),
  );
});

test('half a setting is named in plain words', async () => {
  const { stderr } = await run(watched(false, ''), { MODEL_PROVIDER: 'openai', MODEL_NAME: '' });
  expect(stderr).toMatch(/MODEL_PROVIDER and MODEL_NAME: Set both, or neither\./u);
});
