import { readdir } from 'node:fs/promises'
import { isDeepStrictEqual } from 'node:util'
import { load } from 'js-yaml'
import { readText, root } from './repository.mjs'

/**
 * Returns the modules of the built-in pipelines, as pairs of a path in the repository and a text. Each pipeline has a
 * module with its text, and one with the parsed pipeline. One module has all texts, and a list loads the texts on
 * demand.
 */
export async function builtInPipelines() {
  const files = (await readdir(new URL('pipelines/', root))).filter((file) => file.endsWith('.yml'))
  const names = files.map((file) => file.slice(0, -'.yml'.length)).sort()
  const pipelines = await Promise.all(
    names.map(async (name) => describe(name, await readText(`pipelines/${name}.yml`))),
  )
  const modules = [...pipelines.flatMap(modulesOf), ...allTexts(pipelines), ...list(pipelines)]
  return modules.map(([file, text]) => [`pipelines/${file}`, text])
}

function describe(name, yaml) {
  const content = load(yaml)
  const text = withoutComments(yaml)
  if (!isDeepStrictEqual(load(text), content)) throw new Error('a line of a text begins with `#`')
  const { name: title, allowed_backends: allowedBackends = [] } = content
  const constant = name.replace(/-(.)/g, (_, letter) => letter.toUpperCase())
  return { constant, about: { name, title, allowedBackends }, source: { name: `${name}.yml`, text } }
}

/**
 * Empties the lines that are comments: a fifth of the text, which no program needs. Everything else keeps its line and
 * column, which diagnostics name.
 */
const withoutComments = (yaml) => yaml.replace(/^ *#.*$/gm, '')

const modulesOf = ({ constant, about: { name, title }, source }) => [
  [`texts/${name}.generated.js`, `export const source = ${JSON.stringify(source)}\n`],
  [
    `texts/${name}.generated.d.ts`,
    `import type { Source } from '../../src/text/source.js'

export declare const source: Source
`,
  ],
  [
    `parsed/${name}.generated.js`,
    `import { parseBuiltIn } from '../parse-built-in.js'
import { source } from '../texts/${name}.generated.js'

export const ${constant} = parseBuiltIn(source)
`,
  ],
  [
    `parsed/${name}.generated.d.ts`,
    `import type { Pipeline } from '../../src/pipeline/pipeline.js'

/** ${title}: the built-in pipeline \`${name}\`. */
export declare const ${constant}: Pipeline
`,
  ],
]

function allTexts(pipelines) {
  const imports = pipelines.map(
    ({ constant, about: { name } }) => `import { source as ${constant} } from './texts/${name}.generated.js'\n`,
  )
  const entries = pipelines.map(({ constant, about: { name } }) => `  ${JSON.stringify(name)}: ${constant},\n`)
  return [
    ['texts.generated.js', `${imports.join('')}\nexport const texts = {\n${entries.join('')}}\n`],
    [
      'texts.generated.d.ts',
      `import type { Source } from '../src/text/source.js'

/** The texts by the names of their pipelines. */
export declare const texts: Readonly<Record<string, Source>>
`,
    ],
  ]
}

function list(pipelines) {
  const entries = pipelines.map(
    ({ about }) => `  { about: ${JSON.stringify(about)}, load: () => import('./texts/${about.name}.generated.js') },\n`,
  )
  return [
    ['list.generated.js', `export const list = [\n${entries.join('')}]\n`],
    [
      'list.generated.d.ts',
      `import type { Source } from '../src/text/source.js'
import type { PipelineDescription } from './load-pipeline.js'

/** The names of the built-in pipelines. */
export type ListedName = ${pipelines.map(({ about }) => `'${about.name}'`).join(' | ')}

export declare const list: readonly {
  readonly about: PipelineDescription
  readonly load: () => Promise<{ readonly source: Source }>
}[]
`,
    ],
  ]
}
