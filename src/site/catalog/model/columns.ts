import type { LoadedBackend } from '../../../backend/loaded-backend.js'
import type { ConvertSettings } from '../../../convert/convert-settings.js'
import { withUse } from '../../../convert/variants/convert-variants.js'
import { joinVariants } from '../../../convert/variants/use-variants.js'
import type { Acceptance } from '../../../project/config/config.js'
import type { Output } from '../../../project/config/project.js'
import type { Input } from '../../../project/files/inputs.js'
import { acceptedSettings } from '../../../project/generate/acceptance.js'
import type { TargetSettings } from '../../../project/workspace/convert-file.js'
import type { RuleDocument } from '../../../rule/parse-rules.js'
import type { RuleIndex } from '../../../rule/rule-index.js'

/** A target or an output for which the catalog shows a query of each rule. */
export interface Column {
  /** Unique in the catalog, for addresses and narrow tables. */
  readonly name: string
  readonly title: string
  /** Returns the settings for a rule; undefined if the output does not contain it. */
  readonly settingsFor: (document: RuleDocument, input: Input, rules: RuleIndex) => ColumnSettings | undefined
}

export interface ColumnSettings {
  /** The targets in order of preference. */
  readonly targets: readonly TargetSettings[]
  readonly common: ConvertSettings
  readonly accept: Acceptance
}

/** One column for each target, with its query format. Queries may be wider than their rules. */
export const columnsOfTargets = (backends: Iterable<LoadedBackend>, common: ConvertSettings): readonly Column[] =>
  [...backends].flatMap((backend) => {
    const [format] = backend.formats
    if (format === undefined) return []
    const settings: ColumnSettings = {
      targets: [{ backend, format, options: {}, formatOptions: {} }],
      common: { ...common, lossy: true },
      accept: { fidelity: ['exact', 'wider', 'approximate'] },
    }
    return [{ name: backend.name, title: backend.title, settingsFor: () => settings }]
  })

/** One column for each output of a project, with its settings. */
export const columnsOfProject = (outputs: readonly Output[]): readonly Column[] =>
  outputs.map(({ name, selects, settingsFor }) => ({
    name,
    title: name,
    settingsFor: (document, input, rules) => {
      if (!selects(document, input, rules)) return undefined
      const { targets, common, accept } = settingsFor(document, input, rules)
      const { variantChoice, ...own } = common
      // A column shows one query for all variants.
      const variants = variantChoice && joinVariants(variantChoice.variants)
      return { targets, common: withUse({ ...own, ...acceptedSettings(accept) }, variants), accept }
    },
  }))
