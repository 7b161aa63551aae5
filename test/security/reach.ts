import { type Node, nodesOf, type Source } from './source.ts';

/** Code that runs in a browser, on the side of the person: what it can reach they can reach without it. */
const IN_A_BROWSER =
  /^adapters\/channel\/(?:web\/(?:client|desk\/(?:page|host))\/|telegram\/seal\/client\/)/u;

/** Modules by which a connection is opened or a program started. */
const REACHING = new Set([
  'node:child_process',
  'node:cluster',
  'node:dgram',
  'node:dns',
  'node:dns/promises',
  'node:http',
  'node:http2',
  'node:https',
  'node:net',
  'node:tls',
  'undici',
  'node-fetch',
  'axios',
  'botbuilder',
  'telegraf',
  'openid-client',
  'pg',
  'redis',
  'ws',
  'langchain/chat_models/universal',
  '@opentelemetry/exporter-trace-otlp-http',
]);
/** What of them only looks, or is asked by others. */
const HARMLESS = new Set(['isIP', 'Agent', 'TelegramError']);
/** `jose` does where it is told an address. */
const REACHING_NAMES = new Set(['createRemoteJWKSet']);

/** Packages that open none. */
const QUIET =
  /^(?:zod|preact|react|react-dom|pino|prom-client|qrcode|sharp|unpdf|natural|opencc-js|intl-messageformat|ical-generator|@eslint-community\/regexpp|file-type|jose|fastify|esbuild|vite|telegraf\/types|tesseract\.js|@fastify\/[\w-]+|@fluentui\/[\w-]+|@simplewebauthn\/[\w-]+|@tanstack\/[\w-]+|@microsoft\/teams-js|@opentelemetry\/(?:api|sdk-trace))(?:\/|$)/u;

const GLOBALS = new Set(['WebSocket', 'EventSource', 'XMLHttpRequest']);

/** Stands before a package of which nobody has said whether it reaches out. */
export const UNDECIDED = 'undecided ';

/** By what a file of the server reaches out; empty where it does not. */
export const reachesIn = (source: Source): readonly string[] =>
  IN_A_BROWSER.test(source.path) ? [] : nodesOf(source).flatMap(reachOf);

const reachOf = (node: Node): readonly string[] => {
  if (node.type === 'ImportDeclaration') return imported(node);
  if (node.type === 'ExportNamedDeclaration' || node.type === 'ExportAllDeclaration')
    return node['source'] == null ? [] : module(textOf(node['source']));
  if (node.type === 'CallExpression') return called(node);
  if (node.type === 'Identifier' && node['value'] === 'fetch') return ['fetch'];
  if (node.type === 'NewExpression') {
    const name = String((node['callee'] as Node)['value']);
    return GLOBALS.has(name) ? [name] : [];
  }
  return [];
};

const textOf = (node: unknown): string => String((node as Node)['value']);

const imported = (node: Node): readonly string[] => {
  if (node['typeOnly'] === true) return [];
  const specifiers = node['specifiers'] as readonly Node[];
  const names = specifiers.filter((each) => each['isTypeOnly'] !== true).map(nameOf);
  if (specifiers.length > 0 && names.every((name) => HARMLESS.has(name))) return [];
  if (names.some((name) => REACHING_NAMES.has(name))) return [`${textOf(node['source'])} by its keys`];
  return module(textOf(node['source']));
};

const nameOf = (specifier: Node): string => textOf(specifier['imported'] ?? specifier['local']);

const called = (node: Node): readonly string[] => {
  const [first] = node['arguments'] as readonly { readonly expression: Node }[];
  const isImport = (node['callee'] as Node).type === 'Import';
  return isImport && first?.expression.type === 'StringLiteral' ? module(textOf(first.expression)) : [];
};

const module = (name: string): readonly string[] => {
  if (REACHING.has(name)) return [name];
  const isOurs = name.startsWith('.') || name.startsWith('node:');
  return isOurs || QUIET.test(name) ? [] : [UNDECIDED + name];
};
