/** Layers import one way only; test/architecture/boundary.test.ts plants a violation of each rule. */
const SDK = 'node_modules/(?!zod/)';
const rule = (name, from, to) => ({ name, severity: 'error', from, to });

export default {
  forbidden: [
    rule(
      'core-imports-core-and-zod',
      { path: '^core/' },
      { path: `^(bots|adapters|test|prompts)/|^[^/]+\\.ts$|${SDK}` },
    ),
    rule('core-does-no-io', { path: '^core/' }, { dependencyTypes: ['core'] }),
    rule(
      'bots-import-core-and-zod',
      { path: '^bots/' },
      { path: '^(adapters|test)/|^[^/]+\\.ts$|node_modules/(?!zod/)' },
    ),
    rule('bots-do-no-io', { path: '^bots/' }, { dependencyTypes: ['core'] }),
    rule(
      'an-adapter-imports-no-other-adapter',
      { path: '^adapters/(channel/[^/]+|[^/]+)/' },
      { path: '^adapters/', pathNot: '^adapters/$1/' },
    ),
    rule('an-adapter-imports-no-bot', { path: '^adapters/' }, { path: '^(bots|test)/' }),
    rule(
      'botbuilder-stays-with-teams',
      { pathNot: '^adapters/channel/teams/' },
      { path: 'node_modules/(botbuilder|botframework-)' },
    ),
    rule('nothing-imports-a-test', { pathNot: '^test/' }, { path: '^test/' }),
    rule('no-cycle', {}, { circular: true }),
  ],
  options: {
    parser: 'swc',
    tsPreCompilationDeps: true,
    doNotFollow: { path: 'node_modules' },
    // Its parser cannot read TSX; what reaches a browser is held by test/architecture/browser-bundle.test.ts.
    exclude: { path: '[.]tsx$' },
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'node', 'default'] },
  },
};
