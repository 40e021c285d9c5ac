import { readFileSync } from 'node:fs'
import { backends as onDemand } from '../../backends/index.js'
import { findPipeline } from '../../pipelines/all.js'
import { loadTargetFormats } from '../../src/backend/targets.js'
import { eachVariant, withUse } from '../../src/convert/variants/convert-variants.js'
import {
  type ConvertSettings,
  type Diagnostic,
  errorsBehind,
  indexRules,
  makeArtifact,
  parsePipeline,
  parseRules,
  platformsOf,
  trackNames,
  warnSharedIds,
  witnessRule,
} from '../../src/index.js'
import { templates } from '../../src/templates.js'
import { variantsFor, variantsOf } from '../../src/variants.js'
import { splitPipeline } from './split-pipeline.js'

const backends = await loadTargetFormats(onDemand)

/** A text with test settings in comment lines at its top. */
export interface Fixture {
  /** All diagnostics in order: `# expect: 7:13 error unknown-modifier`. */
  readonly expected: readonly string[]
  /** `# target: auth0` (default: splunk). */
  readonly target: string
  /** `# format: rule` (default: the query). */
  readonly format: string
  /** `# lossy: true`. */
  readonly lossy: boolean
  /** `# pipeline: true`: a pipeline precedes the first `---`, and applies to the rule. */
  readonly pipeline: boolean
  /** `# witness: true`: generate events for the rule instead of a query. */
  readonly witness: boolean
  /** `# unmapped: error`: how to treat fields that the pipeline does not map. */
  readonly unmapped: ConvertSettings['unmapped']
  /** `# unmappedLogsource: error`: how to treat a log source that the pipeline does not handle. */
  readonly unmappedLogsource: ConvertSettings['unmappedLogsource']
  /** `# variants: each` or `joined`: the variants of the pipeline, which name built-in pipelines. */
  readonly variants: string | undefined
  /** `# wrong: why`: the fixture is right, and the code does not yet agree. */
  readonly wrong: string | undefined
  readonly text: string
}

export function readFixture(file: URL): Fixture {
  const text = readFileSync(file, 'utf8')
  const said = (key: string): string[] =>
    [...text.matchAll(/^# (\w+): (.*)$/gm)].flatMap(([, name, value]) => (name === key && value ? [value] : []))
  const [wrong] = said('wrong')
  return {
    expected: said('expect'),
    wrong,
    target: said('target')[0] ?? 'splunk',
    format: said('format')[0] ?? 'query',
    lossy: said('lossy')[0] === 'true',
    pipeline: said('pipeline')[0] === 'true',
    witness: said('witness')[0] === 'true',
    variants: said('variants')[0],
    unmapped: said('unmapped')[0] as ConvertSettings['unmapped'],
    unmappedLogsource: said('unmappedLogsource')[0] as ConvertSettings['unmappedLogsource'],
    text,
  }
}

/**
 * The diagnostics of reading, lowering and converting the text, in this order for each document; a pipeline comes
 * first.
 */
export function diagnosticsOf(fixture: Fixture, name: string): readonly Diagnostic[] {
  const { text, target, lossy, witness, unmapped = 'warn', unmappedLogsource } = fixture
  const backend = backends.get(target)
  if (backend === undefined) throw new Error(`no backend: ${target}`)
  const { pipeline, rule } = fixture.pipeline ? splitPipeline(name, text) : { rule: { name, text } }
  const parsed = pipeline && parsePipeline(pipeline, { templates })
  if (parsed !== undefined && parsed.pipeline === undefined) return parsed.diagnostics
  const pipelines = parsed?.pipeline === undefined ? [] : [parsed.pipeline]
  const { variants, diagnostics: ofVariants } = variantsOf(
    fixture.variants === undefined ? [] : pipelines,
    findPipeline,
  )
  const documents = parseRules(rule, { platforms: platformsOf(backends.values()) })
  const rules = indexRules(documents.flatMap(({ rule }) => rule ?? []))
  const settings = { pipelines, unmapped, rules, ...(unmappedLogsource && { unmappedLogsource }) }
  const format = backend.formats.find((one) => one.name === fixture.format)
  if (format === undefined) throw new Error(`${target} has no format ${fixture.format}`)
  const track = trackNames()
  const written = indexRules(documents.flatMap(({ rule, draft }) => rule ?? draft ?? []))
  const sharedId = warnSharedIds(written)
  const ofRules = documents.flatMap((document) => {
    const { rule } = document
    if (rule === undefined) return [...document.diagnostics, ...errorsBehind(document, written)]
    const diagnostics = [...document.diagnostics, ...[sharedId(rule) ?? []].flat()]
    if (witness) return [...diagnostics, ...witnessRule(rule, settings).diagnostics]
    const own = variantsFor(rule, variants, backend, rules)
    const artifacts = eachVariant(rule, own, fixture.variants === 'joined', (use) =>
      makeArtifact(rule, backend, format, withUse({ ...settings, lossy }, use)),
    )
    return [
      ...diagnostics,
      ...artifacts.flatMap(({ result }) => [...result.diagnostics, ...[track(rule, result.name) ?? []].flat()]),
    ]
  })
  return [...(parsed?.diagnostics ?? []), ...ofVariants, ...ofRules]
}
