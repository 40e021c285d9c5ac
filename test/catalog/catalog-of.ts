import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { onTestFinished } from 'vitest'
import { backends } from '../../backends/index.js'
import { loadTargetFormats } from '../../src/backend/targets.js'
import { checks } from '../../src/check/checks.js'
import { enabledChecks } from '../../src/check/enabled-checks.js'
import { findInputs } from '../../src/project/files/inputs.js'
import { silentIo } from '../../src/project/files/silent-io.js'
import { trackProgress } from '../../src/project/workspace/progress.js'
import { makeSite } from '../../src/site/catalog/make-site.js'
import { columnsOfTargets } from '../../src/site/catalog/model/columns.js'
import { type CatalogModel, makeCatalogModel } from '../../src/site/catalog/model/make-catalog-model.js'
import type { RulePage } from '../../src/site/catalog/model/rule-page.js'
import { readRuleSet } from '../../src/site/catalog/read/read-rule-set.js'

export interface Catalog {
  readonly model: CatalogModel
  readonly site: ReadonlyMap<string, string>
  /** Returns the page of the rule with a title. */
  readonly page: (title: string) => RulePage
  /** Returns the HTML of the page of the rule with a title. */
  readonly html: (title: string) => string
}

/** Makes the catalog of files by their names, for all built-in targets. */
export async function catalogOf(files: Readonly<Record<string, string>>): Promise<Catalog> {
  const folder = mkdtempSync(join(tmpdir(), 'sigmacast-catalog-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true })
    writeFileSync(join(folder, name), text)
  }
  const io = silentIo(folder)
  const settings = {
    targets: backends,
    limits: {},
    checks: enabledChecks(checks, {}),
    tagNamespaces: [],
    outputs: [],
    columns: columnsOfTargets((await loadTargetFormats(backends)).values(), {}),
    tests: { files: { inputs: [], labelled: [] }, folder, settings: { targets: backends } },
  }
  const inputs = await findInputs(['.'], folder)
  const model = makeCatalogModel(await readRuleSet(inputs, settings, trackProgress(io, inputs.length), io))
  const site = makeSite(model, { version: '1.2.3' })
  const page = (title: string): RulePage => {
    const found = model.pages.find((candidate) => candidate.title === title)
    if (found === undefined) throw new Error(`no page ${title}`)
    return found
  }
  return { model, site, page, html: (title) => site.get(`${page(title).path}.html`) ?? '' }
}

/** A small rule. `parts` replaces or adds top-level keys, as YAML. */
export const ruleText = (parts: Readonly<Record<string, string>> = {}): string =>
  Object.entries({
    title: 'Shell of a Service',
    id: '5a0d2a55-3b0e-4d2b-8c37-5b8f1d1a9a01',
    status: 'test',
    level: 'high',
    date: '2026-01-02',
    logsource: '{ product: windows, category: process_creation }',
    detection: "{ selection: { Image|endswith: '\\cmd.exe' }, condition: selection }",
    ...parts,
  })
    .map(([key, value]) => `${key}: ${value}\n`)
    .join('')
