// `sigmacast/variants`: several ways to collect the same events, with a query for each or one for all of them.

export type { VariantUse } from './convert/variant-use.js'
export { convertVariants } from './convert/variants/convert-variants.js'
export { joinVariants, oneVariant } from './convert/variants/use-variants.js'
export { variantsFor } from './convert/variants/variants-for.js'
export { type FindVariantPipeline, type NamedVariant, type Variant, variantsOf } from './pipeline/variant.js'
