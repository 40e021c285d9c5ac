import { expect, test } from 'vitest'
import { folderWith, invoke, rule } from './invoke.js'

// A backend as an author may write it without TypeScript and without any import.

const refused = (because: string): string => `({ unsupported: true, because: '${because}' })`
const format = (name: string, more = 'options: {}'): string =>
  `{ name: '${name}', about: 'the query', layout: 'lines', ${more}, print: ({ conversion }) => ({ text: conversion.query }) }`

const backend = (name: string, more = ''): string => `{
  name: '${name}', title: 'Toy search', extension: 'toy', options: {},
  stages: () => [{
    name: 'Toy',
    logic: { and: ' & ', or: ' | ', not: (atom) => '!' + atom, missing: 'false' },
    field: (name) => name,
    predicates: {
      match: ({ pattern }, field) => field + '=' + pattern.join(''),
      equals: ({ text }, field) => field + '=' + text,
    },
  }],
  join: ([query = '*']) => query,
  correlate: () => ${refused('none')},
  formats: [
    ${format('query')},
    {
      name: 'card', about: 'a card', layout: 'blocks',
      options: { owner: { type: 'text', default: 'nobody', about: 'who looks at it' } },
      print: ({ conversion }, { owner }) => ({ text: owner + ': ' + conversion.query }),
    },
  ],
  ${more}
}`

const onDemand = (load: string): string => `formats: [{ name: 'q', about: 'x', options: {}, load: ${load} }]`

const files = {
  'toy.js': `export const toy = ${backend('toy')}\nexport const helper = 1\n`,
  'default.mjs': `export default ${backend('single')}\n`,
  'lazy.js': `export const lazy = ${backend(
    'lazy',
    `formats: [${format('query')}, { name: 'card', about: 'a card', options: {}, load: async () => (await import('./card.js')).card }]`,
  )}\n`,
  'card.js': `export const card = { name: 'card', about: 'a card', layout: 'blocks', options: {}, print: () => ({ text: 'a card' }) }\n`,
  'list.cjs': `module.exports = [${backend('first')}, ${backend('second')}]\n`,
  'node_modules/sigma-toy/package.json':
    '{ "name": "sigma-toy", "type": "module", "exports": { "import": "./lib/index.js" } }',
  'node_modules/sigma-toy/lib/index.js': `export const packed = ${backend('packed')}\n`,
  'rule.yml': `${rule('One', 'f: 1')}sigmacast: {toy: {owner: blue}}\n`,
  'plain.yml': rule('Two', 'f: x'),
  'toy.yml': `name: toy\nallowed_backends: [toy]\ntransformations:\n  - {id: map, type: field_name_mapping, mapping: {f: field}}\n`,
}

test.each([
  ['convert plain.yml --backend ./toy.js -t toy', 'f=x\n'],
  ['convert plain.yml --backend toy.js -t toy', 'f=x\n'],
  ['convert plain.yml --backend default.mjs -t single', 'f=x\n'],
  ['convert plain.yml --backend list.cjs -t first,second', 'f=x\nf=x\n'],
  ['convert plain.yml --backend sigma-toy -t packed', 'f=x\n'],
  ['convert plain.yml --backend ./node_modules/sigma-toy -t packed', 'f=x\n'],
  ['convert plain.yml --backend sigma-toy --backend ./node_modules/sigma-toy/lib/index.js -t packed', 'f=x\n'],
  ['convert plain.yml --backend ./toy.js -t toy -p toy.yml', 'field=x\n'],
  ['convert rule.yml --backend ./toy.js -t toy --format card', 'blue: f=1\n'],
  ['convert plain.yml --backend ./toy.js -t toy --format card --option owner=red', 'red: f=x\n'],
  ['convert plain.yml --backend ./lazy.js -t lazy --format card', 'a card\n'],
  ['list targets --backend ./toy.js', 'plain  Plain\nmini   Mini\ntoy    Toy search\n'],
])('%s', async (args, stdout) => {
  expect(await invoke(args, { files })).toMatchObject({ code: 0, stdout })
})

test('all commands know the rule options of the backend', async () => {
  for (const command of ['check', 'witness', 'list fields', 'explain -t toy']) {
    const { code, stderr } = await invoke(`${command} rule.yml --backend ./toy.js`, { files })
    expect({ command, code, errors: stderr.match(/error.*/g) }).toEqual({ command, code: 0, errors: null })
  }
  expect((await invoke('check rule.yml', { files })).stderr).toContain('rule.yml:7:13 error unknown-key')
  const wrong = { ...files, 'rule.yml': files['rule.yml'].replace('owner', 'ovner') }
  expect((await invoke('check rule.yml --backend ./toy.js', { files: wrong })).stderr).toContain(
    'did you mean `owner`?',
  )
})

test('explain and list describe the backend', async () => {
  expect((await invoke('explain plain.yml --backend ./toy.js -t toy', { files })).stdout).toContain('Two → Toy search')
  expect((await invoke('list options --backend ./toy.js', { files })).stdout).toMatch(/^toy +owner +card +text/m)
})

/** Each row: the content of `bad.js`, and the message. */
const mistakes: readonly (readonly [content: string, message: string])[] = [
  ['', '`./bad.js` has no backend: it exports nothing; export a value of `defineBackend`, or a list of them'],
  [
    'export const a = 1, b = {}',
    '`./bad.js` has no backend: it exports `a`, `b`; export a value of `defineBackend`, or a list of them',
  ],
  ["throw new Error('no\\nsuch thing')", 'the backend `./bad.js` cannot be loaded: Error: no'],
  ["throw 'text'", 'the backend `./bad.js` cannot be loaded: text'],
  [
    `export default ${backend('plain')}`,
    'the backend `plain` of `./bad.js` has the name of a built-in target; choose another name',
  ],
  [`export default [${backend('a')}, ${backend('a')}]`, 'two backends of `./bad.js` have the name `a`'],
  [
    `export default ${backend('A b')}`,
    '`./bad.js` has no valid backend: the name `A b` has to consist of lower-case letters, digits, `-` and `_`',
  ],
  [`export default ${backend('a', 'name: 1')}`, '`./bad.js` has no valid backend: `name` has to be a text'],
  [`export default ${backend('a', 'title: undefined')}`, '`./bad.js` has no valid backend: `title` has to be a text'],
  [
    `export default ${backend('a', "extension: '../x'")}`,
    '`./bad.js` has no valid backend: `extension` has to be a file extension without dots',
  ],
  [
    `export default ${backend('a', 'correlate: undefined')}`,
    '`./bad.js` has no valid backend: `correlate` has to be a function',
  ],
  [
    `export default ${backend('a', 'holdsLists: true')}`,
    '`./bad.js` has no valid backend: `holdsLists` has to be a function',
  ],
  [`export default ${backend('a', "limits: 'x'")}`, '`./bad.js` has no valid backend: `limits` has to be a list'],
  [`export default ${backend('a', 'platform: 1')}`, '`./bad.js` has no valid backend: `platform` has to be a text'],
  [`export default ${backend('a', 'options: []')}`, '`./bad.js` has no valid backend: `options` has to be an object'],
  [
    `export default ${backend('a', "options: { x: { type: 'string', about: 'x' } }")}`,
    '`./bad.js` has no valid backend: the `type` of the option `x` has to be boolean, choice, number, text, list',
  ],
  [
    `export default ${backend('a', "options: { x: { type: 'text' } }")}`,
    '`./bad.js` has no valid backend: the option `x` needs a text `about`',
  ],
  [
    `export default ${backend('a', 'formats: []')}`,
    '`./bad.js` has no valid backend: `formats` has to be a list of formats',
  ],
  [
    `export default ${backend('a', 'formats: [{}]')}`,
    '`./bad.js` has no valid backend: `formats[0]`: `name` has to be a text',
  ],
  [
    `export default ${backend('a', `formats: [${format('q')}, ${format('q')}]`)}`,
    '`./bad.js` has no valid backend: two formats are named `q`',
  ],
  [
    `export default ${backend('a', onDemand("async () => { throw new Error('no such file') }"))}`,
    '`./bad.js` has no valid backend: a format cannot be loaded: Error: no such file',
  ],
  [
    `export default ${backend('a', onDemand('async () => undefined'))}`,
    '`./bad.js` has no valid backend: `formats[0]`: it is no object',
  ],
  [
    `export default ${backend('a', onDemand("async () => ({ name: 'q', about: 'x', layout: 'lines', options: {} })"))}`,
    '`./bad.js` has no valid backend: `formats[0]`: `print` has to be a function',
  ],
  [
    `export default ${backend('a', "options: { owner: { type: 'text', about: 'x' } }")}`,
    '`./bad.js` has no valid backend: `formats[1]`: the backend has an option `owner`, too',
  ],
]

test.each(mistakes)('rejects a module with %j', async (content, message) => {
  const cwd = folderWith({ ...files, 'bad.js': content, 'package.json': '{"type":"module"}' })
  const { code, stdout, stderr } = await invoke('convert plain.yml --backend ./bad.js -t plain', { cwd })
  expect({ code, stdout }).toEqual({ code: 2, stdout: '' })
  expect(stderr).toBe(`sigmacast: ${message}\nSee \`sigmacast convert --help\`.\n`)
})

test.each([
  ['./tyo.js', '`./tyo.js` does not exist; did you mean `./toy.js`?'],
  ['sigma-none', 'there is no package `sigma-none`; install it, or write `./sigma-none` for a file'],
  ['./folder', 'the folder `./folder` is no package; name its file'],
])('rejects the module %s', async (name, message) => {
  const cwd = folderWith({ ...files, 'folder/x.txt': '' })
  const { code, stderr } = await invoke(`check plain.yml --backend ${name}`, { cwd })
  expect({ code, first: stderr.split('\n')[0] }).toEqual({ code: 2, first: `sigmacast: ${message}` })
})

test('rejects a name that a backend of another module has', async () => {
  const cwd = folderWith({ ...files, 'copy.js': files['toy.js'] })
  const { stderr } = await invoke('list targets --backend ./toy.js --backend ./copy.js', { cwd })
  expect(stderr).toContain(
    'the backend `toy` of `./copy.js` has the name of a target of `./toy.js`; choose another name',
  )
})

test('an exception of a backend is a bug of the backend', async () => {
  const more = "join: () => { throw new Error('no join') }"
  const cwd = folderWith({ ...files, 'toy.js': `export const toy = ${backend('toy', more)}\n` })
  expect(await invoke('convert plain.yml --backend ./toy.js -t toy', { cwd })).toEqual({
    code: 1,
    stdout: '',
    stderr:
      'sigmacast: unexpected error at `plain.yml`: Error: no join. This is a bug in the backend `./toy.js`; please report it to its author.\n',
  })
})
