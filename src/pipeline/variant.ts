import { diagnosePipeline } from '../text/diagnose-pipeline.js'
import type { Diagnostic } from '../text/diagnostic.js'
import type { Span } from '../text/source.js'
import type { Pipeline } from './pipeline.js'

/** A way to collect the events of rules, as a pipeline names it under `variants`. */
export interface NamedVariant {
  readonly name: string
  /** A name for people; the titles of artifacts contain it. */
  readonly title: string
  /** The names of the pipelines for these events, with their places. Empty if it is the pipeline itself. */
  readonly pipelines: readonly { readonly name: string; readonly span: Span }[]
  /** True if these pipelines replace the one that names the variant; else they are used together. */
  readonly isInstead: boolean
}

/** A way to collect the events of rules, with its pipelines. */
export interface Variant {
  readonly name: string
  readonly title: string
  /** The pipelines that this variant alone has. A rule is about the variant if they handle its log source. */
  readonly own: readonly Pipeline[]
  /** All pipelines for its events. */
  readonly pipelines: readonly Pipeline[]
}

/** Returns the pipeline that a variant of `pipeline` names; undefined if there is none. */
export type FindVariantPipeline = (name: string, pipeline: Pipeline) => Pipeline | undefined

/**
 * Returns the variants that pipelines name, in order. Variants of several pipelines with the same name are one variant.
 * A pipeline that a variant names is not used for the other variants, even if it is one of `pipelines`. Names of missing
 * pipelines are errors, and their variants are left out.
 *
 * @example
 * const pipelines = [findPipeline('ecs-windows')]
 * variantsOf(pipelines, findPipeline).variants.map(({ name }) => name) // ['sysmon', 'audit', 'defend']
 */
export function variantsOf(
  pipelines: readonly Pipeline[],
  find: FindVariantPipeline,
): { readonly variants: readonly Variant[]; readonly diagnostics: readonly Diagnostic[] } {
  const diagnostics: Diagnostic[] = []
  const found = new Map<NamedVariant, readonly Pipeline[]>()
  for (const pipeline of pipelines) {
    for (const variant of pipeline.variants) {
      const named = variant.pipelines.map(({ name, span }) => {
        const pipelineNamed = find(name, pipeline)
        if (pipelineNamed === undefined)
          diagnostics.push(diagnosePipeline('no-variant-pipeline', pipeline.source, span, [name]))
        return pipelineNamed
      })
      if (named.every((one) => one !== undefined)) found.set(variant, named.length === 0 ? [pipeline] : named)
    }
  }
  const own = new Set([...found].flatMap(([variant, named]) => (variant.pipelines.length === 0 ? [] : named)))
  const shared = pipelines.filter((pipeline) => !own.has(pipeline))
  const names = new Set([...found.keys()].map(({ name }) => name))
  return { variants: [...names].map((name) => makeVariant(name, shared, found)), diagnostics }
}

function makeVariant(
  name: string,
  shared: readonly Pipeline[],
  found: ReadonlyMap<NamedVariant, readonly Pipeline[]>,
): Variant {
  const isMeant = (variant: NamedVariant): boolean => variant.name === name && found.has(variant)
  const titles = [...found.keys()].filter(isMeant).map(({ title }) => title)
  const own = [...found].flatMap(([variant, pipelines]) => (isMeant(variant) ? pipelines : []))
  const others = shared.filter(({ variants }) => !variants.some((variant) => isMeant(variant) && variant.isInstead))
  const all = [...others, ...own]
  return { name, title: titles[0] ?? name, own: [...new Set(own)], pipelines: [...new Set(all)] }
}
