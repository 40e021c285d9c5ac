import { defineCheck } from '../check.js'
import { logsourceOf } from './taxonomy.js'
import { unknownParts } from './unknown-part.js'

/** A log source that the taxonomy does not have and that resembles none, beside `logsource-unknown`. */
export const logsourceCustom = defineCheck({
  code: 'logsource-custom',
  severity: 'info',
  profiles: ['sigmahq'],
  message: (part: string, value: string, product: string | undefined) =>
    product === undefined
      ? `Sigma's taxonomy has no ${part} \`${value}\``
      : `Sigma's taxonomy has no ${part} \`${value}\` for the product \`${product}\``,
  help: 'use a log source of the taxonomy, or a pipeline that defines this one',
  why: `Rules for a log source of one's own work with pipelines that know it. Readers of a shared repository have
pipelines for the log sources of the taxonomy only.`,
  wrong: `
title: Export
logsource: { product: acme, service: audit }
detection: { selection: { action: export }, condition: selection }
`,
  right: `
title: Export
logsource: { product: github, service: audit }
detection: { selection: { action: export }, condition: selection }
`,
  checkRule: (context, report) => {
    const logsource = logsourceOf(context)
    // A new product has its own categories and services.
    const [first] = unknownParts(logsource)
    if (first === undefined || first.misspelt !== undefined || first.belongsTo !== undefined) return
    const { part, scalar, similar } = first
    const extras = similar === undefined ? {} : { help: `did you mean \`${similar}\`?` }
    report(scalar.span, [part, scalar.text, part === 'product' ? undefined : logsource.product?.text], extras)
  },
})
