import { joinFieldTypes } from '../../ir/join-field-types.js'
import { combine } from '../../pipeline/apply/combine.js'
import type { Pipeline } from '../../pipeline/pipeline.js'
import type { Variant } from '../../pipeline/variant.js'
import { diagnosePipeline } from '../../text/diagnose-pipeline.js'
import type { VariantUse } from '../variant-use.js'
import { headOfVariant } from './head-of-variant.js'
import { joinPrepared } from './join-prepared.js'
import { refuseTypes } from './refuse-types.js'
import { waysOf } from './variants-for.js'

/**
 * Uses variants in one query: it finds the events of each variant that the rule is about. A query cannot join variants
 * that need different options of the target, or that store a field as different types; this is an error.
 */
export const joinVariants = (variants: readonly Variant[]): VariantUse => ({
  variants,
  waysOf: (rule, backend, settings) => waysOf(rule, backend, settings, variants),
  prepare: (rule, backend, settings, prepareWay) => {
    const [first, ...others] = waysOf(rule, backend, settings, variants).map((way) =>
      prepareWay(rule, backend, { ...settings, pipelines: way.pipelines }, way),
    )
    if (first === undefined) throw new Error('bug: a rule without a way to collect its events')
    return others.length === 0 ? first : joinPrepared([first, ...others], backend, settings)
  },
  fieldTypesOf: (pipelineLists) => joinedTypes(pipelineLists).types,
  refuse: refuseTypes,
  diagnoseNames: ({ name, span }, names, source) =>
    diagnosePipeline('variants-differ', source, span, ['field', name, names]),
  headOf: (head) => head,
})

const joinedTypes = (pipelineLists: readonly (readonly Pipeline[])[]) =>
  joinFieldTypes(pipelineLists.map((pipelines) => combine(pipelines).fieldTypes))

/**
 * Uses one variant, whose pipelines replace those of the settings for the rules that are about it. The id, the name and
 * the title of the query tell it from those of other variants.
 */
export const oneVariant = (variant: Variant): VariantUse => ({
  ...joinVariants([variant]),
  headOf: (head) => headOfVariant(head, variant),
})
