import { expect, test } from '@jest/globals';
import { type Node, nodesOf, type Source, sources } from './source.ts';

/** Names of what an outsider would like to guess a character at a time. */
const SECRET = /(?:token|secret|password|hash|digest|signature|sha256|commitment|cookie|code|mac|chain)$/iu;
const COMPARES = new Set(['===', '!==', '==', '!=']);
/** Comparing with one of these tells nothing of the other side: whether it is there, or which of our own words it is. */
const KNOWN = new Set(['NullLiteral', 'StringLiteral', 'NumericLiteral', 'BooleanLiteral']);

/** Comparisons of names that sound secret and are not, and why. */
const PUBLIC: { readonly [comparison: string]: string } = {
  'adapters/channel/teams/connector.ts fresh token':
    'two of our own tokens, both fetched by us: whether there is a newer one',
  'adapters/channel/teams/outbound-token.ts code trouble': 'a code of trouble in the log',
  'adapters/channel/teams/outbound-token.ts token token': 'two of our own tokens, both fetched by us',
  'adapters/channel/web/client/part/composer.tsx keyCode COMPOSING_KEY': 'a key of the keyboard',
  'adapters/record/verify/check-chain.ts chain head': 'a record is checked by whoever holds it whole',
  'adapters/record/verify/check-round.ts side commitment': 'a record is checked by whoever holds it whole',
  'bots/party/hear.ts sha256 sha256': 'a file that came twice from the same side',
  'core/staff/journal.ts hash hashOf': 'the journal is checked by whoever holds it whole',
  'adapters/channel/web/build-console.ts  hash': 'of what the console is made, which anybody may read',
  'core/case/decide/telling.ts sha256 sha256': 'a file that is attached twice, by whoever has it',
  'core/turn/turn-service.ts sha256 file': 'a file of a case that the reader may see whole',
  'adapters/record/verify/check-chain.ts chain hash': 'a record is checked by whoever holds it whole',
  'adapters/store/migrate/check.ts hash head': 'both from our own stores',
  'adapters/store/migrate/fill.ts sha256 hash':
    'the name of a file and its content, both from our own stores',
  'adapters/store/backup/from-server.ts sha256 sha256':
    'the name of a file and its content, both from our own stores',
  'adapters/store/sqlite/hold.ts errcode BUSY': 'a code of the operating system',
  'adapters/understanding/rules/money/currency.ts code known': 'a currency',
};

const nameOf = (node: Node | undefined): string => {
  if (node?.type === 'Identifier') return String(node['value']);
  if (node?.type === 'MemberExpression') return nameOf(node['property'] as Node);
  if (node?.type === 'Computed') return nameOf(node['expression'] as Node);
  if (node?.type === 'OptionalChainingExpression') return nameOf(node['base'] as Node);
  if (node?.type === 'CallExpression') return nameOf(node['callee'] as Node);
  if (node?.type === 'ParenthesisExpression') return nameOf(node['expression'] as Node);
  return '';
};

const comparisons = (source: Source): readonly string[] =>
  nodesOf(source)
    .filter(({ type, operator }) => type === 'BinaryExpression' && COMPARES.has(String(operator)))
    .flatMap(({ left, right }) => {
      const sides = [left as Node, right as Node];
      if (sides.some((side) => KNOWN.has(side.type) || nameOf(side) === 'undefined')) return [];
      const names = sides.map(nameOf);
      return names.some((name) => SECRET.test(name)) ? [`${source.path} ${names.join(' ')}`] : [];
    });

test('no secret is compared sign by sign: by timingSafeEqual, or looked up by its hash', () => {
  const found = sources().flatMap(comparisons);
  expect(found.filter((each) => !(each in PUBLIC))).toEqual([]);
  // What is allowed is there, or the list is out of date.
  expect(Object.keys(PUBLIC).filter((each) => !found.includes(each))).toEqual([]);
});

test('a comparison that would tell is found, however it is written', () => {
  for (const planted of [
    'if (given.token === expected) enter();',
    'const ok = secret !== headers["x"];',
    'if (row?.codeHash == digest(code)) enter();',
    'const same = (sessionCookie) === sent;',
  ])
    expect([planted, comparisons({ path: 'planted.ts', text: planted })]).toEqual([
      planted,
      [expect.stringContaining('planted.ts')],
    ]);
  for (const fine of ["if (token === '') go();", 'if (code === undefined) go();', 'if (a === b) go();'])
    expect([fine, comparisons({ path: 'fine.ts', text: fine })]).toEqual([fine, []]);
});
