// Imports of Node's own modules as values: `const { readFileSync } = process.getBuiltinModule('node:fs')`. An import
// statement reads each export of the module, and many exports load further modules: `node:util`, `node:fs` and
// `node:crypto` alone take a third of the time in which Node.js starts.
const IMPORT = /^import (\{[^}]*\}|\* as [\w$]+|[\w$]+) from ["'](node:[\w/]+)["'];?$/gm

export const lazyBuiltins = {
  name: 'lazy-builtins',
  transform: {
    filter: { code: /from ["']node:/ },
    handler: (code) =>
      code.replace(IMPORT, (_, names, module) => `const ${valueNames(names)} = process.getBuiltinModule('${module}')`),
  },
}

/** `{ a, b as c }` → `{ a, b: c }` */
const valueNames = (names) => names.replace(/^\* as /, '').replace(/([\w$]+) as ([\w$]+)/g, '$1: $2')
