const { createRequire } = require('node:module');

/** The one that jest itself brings. */
const { default: Runtime } = createRequire(require.resolve('jest'))('jest-runtime');

/**
 * Jest's own loading, but for packages that are CommonJS: a worker loads each of them once, as a program does, and not
 * anew for every file of tests (botbuilder, fastify and playwright take up to 2 s). Nothing of ours is shared. What is made
 * by such a package is `instanceof` the classes of Node and not of the test's own world, as what Node's modules make is.
 * Those that look at what a test hands them by its class stay with the test: esbuild a RegExp, prom-client a Promise.
 */
const ONCE = /\/node_modules\/(?!(?:jest|@jest|esbuild|prom-client)\b)/;

class PackagesOnce extends Runtime {
  requireModuleOrMock(from, name) {
    return ONCE.test(name) ? require(name) : super.requireModuleOrMock(from, name);
  }
}

module.exports = PackagesOnce;
