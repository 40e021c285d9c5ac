import { basename } from 'node:path'
import { gzipSync } from 'node:zlib'
import { build, type Metafile } from 'esbuild'
import { describe, expect, test } from 'vitest'
import { repository } from './sources.js'

interface Bundle {
  /** The bytes that a page downloads before it loads anything on demand, minified and compressed with gzip. */
  readonly bytes: number
  /** The modules in this part of the bundle, by path in the repository. */
  readonly modules: readonly string[]
  /** The modules that are loaded on demand, by path in the repository. */
  readonly onDemand: readonly string[]
}

type Outputs = Metafile['outputs']

/** The download size for a page that imports these names, after its bundler has removed unused code. */
async function bundle(contents: string): Promise<Bundle> {
  const { outputFiles, metafile } = await build({
    stdin: { contents, resolveDir: repository, loader: 'ts' },
    absWorkingDir: repository,
    bundle: true,
    splitting: true,
    outdir: 'out',
    minify: true,
    write: false,
    metafile: true,
    platform: 'browser',
    format: 'esm',
    logLevel: 'silent',
  })
  const { outputs } = metafile
  const entry = Object.keys(outputs).find((path) => outputs[path]?.entryPoint === '<stdin>') ?? ''
  const first = importedBy(outputs, entry)
  const sizes = outputFiles
    .filter(({ path }) => [...first].some((file) => basename(file) === basename(path)))
    .map((file) => gzipSync(file.contents, { level: 9 }).length)
  return {
    bytes: sizes.reduce((sum, size) => sum + size, 0),
    modules: [...first].flatMap((path) => modulesIn(outputs, path)),
    onDemand: Object.keys(outputs).flatMap((path) => (first.has(path) ? [] : (outputs[path]?.entryPoint ?? []))),
  }
}

/** Returns the files that a file needs before it runs, including itself. */
function importedBy(outputs: Outputs, path: string, found = new Set<string>()): ReadonlySet<string> {
  if (found.has(path)) return found
  found.add(path)
  for (const { kind, path: imported } of outputs[path]?.imports ?? []) {
    if (kind === 'import-statement') importedBy(outputs, imported, found)
  }
  return found
}

const modulesIn = (outputs: Outputs, path: string): readonly string[] =>
  Object.entries(outputs[path]?.inputs ?? {}).flatMap(([module, { bytesInOutput }]) =>
    bytesInOutput > 0 ? [module] : [],
  )

/** Reads rules and converts them for one target. */
const CORE = `
  export { parseRules, convertRule } from './src/index.js'
  export { splunk } from './backends/splunk/index.js'
`

const EVERYTHING = `
  export * from './src/index.js'
  export { backends } from './backends/index.js'
  export * from './pipelines/index.js'
`

const NOT_IN_CORE = [
  'grammar/template',
  'node_modules/',
  'pipelines/',
  'src/cli/',
  'src/convert/variants/',
  'src/project/',
  'src/match/',
  'src/pipeline/apply/',
  'src/pipeline/conditions/',
  'src/pipeline/finalizers/',
  'src/pipeline/postprocessing/',
  'src/pipeline/read/',
  'src/pipeline/schema/',
  'src/pipeline/steps/',
  'src/reason/',
  'src/schema/',
  'src/text/catalogue.',
  'src/text/catalogue/artifact.',
  'src/text/catalogue/config.',
  'src/text/catalogue/event.',
  'src/text/catalogue/file.',
  'src/text/catalogue/pipeline.',
  'src/text/catalogue/processing.',
  'src/text/catalogue/schema.',
  'src/text/catalogue/test.',
  'src/text/rationale',
  'src/python/regex/',
  'src/witness/',
]

const ON_DEMAND = [
  'backends/auth0/artifact/jq.ts',
  'backends/datadog/artifact/make-rule.ts',
  'backends/elastic/artifact/kibana-rule-object.ts',
  'backends/splunk/artifact/saved-search.ts',
  'grammar/template',
  'pipelines/parsed/',
  'pipelines/texts/',
  'src/backend/artifact/attack.',
  'src/pipeline/templates/templates.',
  'src/python/jinja/',
]

const among = (modules: readonly string[], folders: readonly string[]): readonly string[] =>
  modules.filter((path) => folders.some((folder) => path.startsWith(folder)))

describe('a page downloads at first', async () => {
  const [core, everything] = await Promise.all([bundle(CORE), bundle(EVERYTHING)])

  // Pipelines and schemas bring the functions that apply them, so that only programs that read them load these.
  test('no pipelines, schemas, matcher and witnesses for the core', () => {
    expect(among(core.modules, NOT_IN_CORE)).toEqual([])
  })

  test('no pipelines, templates, formats and technique names', () => {
    expect(among([...core.modules, ...everything.modules], ON_DEMAND)).toEqual([])
  })

  // A limit is half a percent above the size when it was last set. The architecture page describes the largest parts.
  test.each([
    ['the core with one target', core, 80_400],
    ['everything', everything, 178_400],
  ])('%s in few bytes', (_, { bytes }, most) => {
    expect(bytes).toBeLessThan(most)
  })

  test('what it loads on demand as one file for each purpose', () => {
    const others = everything.onDemand.filter((path) => !path.startsWith('pipelines/texts/'))
    expect(others.sort()).toEqual([
      'backends/auth0/formats.ts',
      'backends/datadog/attribute-list.ts',
      'backends/datadog/formats.ts',
      'backends/elastic/formats.ts',
      'backends/elastic/index-mapping.ts',
      'backends/splunk/field-summary.ts',
      'backends/splunk/formats.ts',
      'src/pipeline/templates/templates.ts',
    ])
  })
})
