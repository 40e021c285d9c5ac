import type { FieldTypes } from '../../ir/field-types.js'
import { hasRuleSection } from '../../rule/document-kinds.js'
import { checkSchema } from '../../rule/schema/check-schema.js'
import { compileSchema } from '../../rule/schema/compile-schema.js'
import { type Data, type DataObject, mappingData, toData } from '../../rule/yaml/data.js'
import { describe, valueAt, type YamlMapping, type YamlNode } from '../../rule/yaml/node.js'
import { readYaml } from '../../rule/yaml/read-yaml.js'
import { byPlace, collectDiagnostics, type DiagnosticCollector } from '../../text/collect-diagnostics.js'
import { diagnosePipeline } from '../../text/diagnose-pipeline.js'
import type { Diagnostic } from '../../text/diagnostic.js'
import type { Source } from '../../text/source.js'
import { processor } from '../apply/processor.js'
import { type Names, namesOf } from '../name-list.js'
import type { Pipeline } from '../pipeline.js'
import { pipelineSchema } from '../schema/pipeline-schema.js'
import type { TemplateLanguages } from '../templates/template-language.js'
import { checkKinds } from './check-kinds.js'
import { knownKeys } from './known-keys.js'
import { readFinalizers } from './read-finalizer.js'
import { readPostprocessing } from './read-postprocessing.js'
import { readSteps } from './read-step.js'
import { readVariants } from './read-variants.js'
import { withoutNulls } from './without-nulls.js'

const validate = compileSchema(pipelineSchema)

/** A pipeline as read from a file. */
export interface ParsedPipeline {
  /** Undefined if a diagnostic is an error. */
  readonly pipeline: Pipeline | undefined
  readonly diagnostics: readonly Diagnostic[]
}

/** Settings of `parsePipeline`. */
export interface ParsePipelineSettings {
  /** The languages of templates, from `sigmacast/templates`. Default: none, so that each template is an error. */
  readonly templates?: TemplateLanguages
}

/**
 * Reads and validates a processing pipeline in pySigma's format: unknown keys and wrong types are errors at their
 * places. `readPipeline` does the same for pipelines that may have templates. Never throws.
 *
 * @example
 * const { pipeline } = parsePipeline({ name: 'ours.yml', text: 'name: ours\npriority: 20' })
 * pipeline.priority // 20
 */
export function parsePipeline(source: Source, { templates }: ParsePipelineSettings = {}): ParsedPipeline {
  const [first, second] = readYaml(source)
  const collector = collectDiagnostics()
  const { report, diagnostics } = collector
  collector.reportAll(first?.diagnostics ?? [])
  if (second !== undefined) report(diagnosePipeline('several-pipelines', source, second.span, []))
  const root = first?.root
  const kind = root === undefined ? emptyFile(diagnostics) : otherThing(root)
  if (kind !== undefined) report(diagnosePipeline('not-a-pipeline', source, root?.span ?? { start: 0, end: 0 }, [kind]))
  const pipeline =
    root?.kind === 'mapping' && kind === undefined ? pipelineOf(source, root, templates, collector) : undefined
  return {
    pipeline: collector.hasErrors() ? undefined : pipeline,
    diagnostics: diagnostics.toSorted(byPlace),
  }
}

/** Undefined if another diagnostic already explains why nothing was read. */
const emptyFile = (diagnostics: readonly Diagnostic[]): string | undefined =>
  diagnostics.length === 0 ? 'an empty file' : undefined

/** Names the kind of a document that is no pipeline, for a sentence. */
function otherThing(root: YamlNode): string | undefined {
  if (root.kind !== 'mapping') return describe(root)
  return hasRuleSection(root) ? 'a rule' : undefined
}

function pipelineOf(
  source: Source,
  node: YamlMapping,
  templates: TemplateLanguages | undefined,
  { report, hasErrors }: DiagnosticCollector,
): Pipeline | undefined {
  checkKinds(source, node, report)
  const root = withoutNulls(node)
  const data = checkSchema(validate, { source, root }, report, { keysAt: (pointer) => knownKeys(root, pointer) })
  if (hasErrors()) return undefined
  const name = data.name == null ? source.name : String(data.name)
  const reading = { pipeline: name, source, report, templates }
  return {
    name,
    source,
    priority: Number(data.priority ?? 0),
    allowedBackends: namesOf((data.allowed_backends ?? []) as Names),
    allowedBackendsSpan: (valueAt(root, 'allowed_backends') ?? root).span,
    vars: variables(valueAt(root, 'vars')),
    fieldTypes: (data.field_types ?? {}) as FieldTypes,
    variants: readVariants(reading, valueAt(root, 'variants')),
    steps: readSteps(reading, valueAt(root, 'transformations')),
    postprocessing: readPostprocessing(reading, valueAt(root, 'postprocessing')),
    finalizers: readFinalizers(reading, valueAt(root, 'finalizers')),
    processor,
  }
}

const variables = (node: YamlNode | undefined): DataObject =>
  node?.kind === 'mapping' ? mappingData(node, withDigits) : {}

/**
 * Returns a node as data. A number that JavaScript would write in other digits, such as `1.50`, is a text: variables are
 * inserted into texts, and each digit is significant.
 */
function withDigits(node: YamlNode): Data {
  if (node.kind === 'sequence') return node.items.map(withDigits)
  if (node.kind === 'mapping') return mappingData(node, withDigits)
  return node.type === 'number' && String(Number(node.text)) !== node.text ? node.text : toData(node)
}
