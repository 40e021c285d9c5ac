import { findingCodes } from '../../../check/finding-codes.js'
import type { Input } from '../../../project/files/inputs.js'
import type { Io } from '../../../project/files/io.js'
import { version } from '../../../project/version.generated.js'
import { trackProgress } from '../../../project/workspace/progress.js'
import { makeSite } from '../../../site/catalog/make-site.js'
import { makeCatalogModel } from '../../../site/catalog/model/make-catalog-model.js'
import type { SetDocument } from '../../../site/catalog/model/rule-set.js'
import { type ReadRuleSetSettings, readRuleSet } from '../../../site/catalog/read/read-rule-set.js'
import { catalogRules } from '../../../site/coverage/catalog-rules.js'
import type { OpenedProject } from '../../inputs/open-project.js'
import { catalogChanges } from './catalog-changes.js'

export interface CatalogFilesSettings {
  readonly settings: ReadRuleSetSettings
  /** The name of the site. */
  readonly name: string | undefined
  /** The revision to compare with, and the project whose rules are compared. */
  readonly against: { readonly revision: string; readonly opened: OpenedProject } | undefined
}

export interface CatalogFiles {
  /** The texts of the site by their paths. */
  readonly files: ReadonlyMap<string, string>
  readonly rules: number
  /** The number of rules with errors. */
  readonly broken: number
}

/** Reads rules, and returns the files of their catalog. */
export async function catalogFiles(
  inputs: readonly Input[],
  { settings, name, against }: CatalogFilesSettings,
  io: Io,
): Promise<CatalogFiles> {
  const set = await readRuleSet(inputs, settings, trackProgress(io, inputs.length), io)
  const model = makeCatalogModel(set)
  const coverage = catalogRules(set, model)
  const changes =
    against === undefined
      ? undefined
      : await catalogChanges(against.opened, against.revision, model, settings.targets, io)
  return {
    files: makeSite(model, { version, coverage, changes, ...(name === undefined ? {} : { name }) }),
    rules: model.pages.length,
    broken: set.documents.filter(hasErrors).length,
  }
}

/** True for a rule without queries because of errors. A finding about a valid rule is none, whatever its severity. */
function hasErrors({ findings }: SetDocument): boolean {
  const codes = findingCodes()
  return findings.some(({ severity, code }) => severity === 'error' && !codes.includes(code))
}
