import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { backends } from '../../backends/index.js'
import { findPipeline, pipelineTexts } from '../../pipelines/all.js'
import { loadTargetFormats } from '../../src/backend/targets.js'
import { type Code, catalogue } from '../../src/backend.js'
import { commandLinePage } from './command-line-page.js'
import { configExamples } from './config-examples.js'
import { configurationPage } from './configuration-page.js'
import { diagnosticExamples } from './diagnostic-examples.js'
import { diagnosticsPage } from './diagnostics-page.js'
import { findingsPages } from './findings-pages.js'
import { limitsPage } from './limits-page.js'
import { mappingsPage } from './mappings-page.js'
import { optionsPage } from './options-page.js'
import { pipelinesPage } from './pipelines-page.js'
import { supportMatrixPage } from './support-matrix-page.js'
import { testExamples } from './test-examples.js'

/** The pages that are generated from the code alone, each with its path in docs/. */
export async function generatedPages(): Promise<readonly (readonly [name: string, text: string])[]> {
  const targets = [...(await loadTargetFormats(backends)).values()]
  const fixtures = fileURLToPath(new URL('../../test/diagnostics/', import.meta.url))
  const examples = diagnosticExamples(fixtures, Object.keys(catalogue) as Code[])
  const configs = await configExamples(join(fixtures, 'config'))
  const tests = await testExamples(join(fixtures, 'tests'))
  return [
    ['built-in-pipelines.md', pipelinesPage(pipelineTexts.keys(), findPipeline)],
    ['command-line.md', commandLinePage()],
    ['configuration-keys.md', configurationPage()],
    ['diagnostics.md', diagnosticsPage(new Map([...examples, ...configs, ...tests]))],
    ...findingsPages(),
    ['limits.md', limitsPage(targets)],
    ['mappings.md', await mappingsPage()],
    ['options.md', optionsPage(targets)],
    ['support-matrix.md', supportMatrixPage(targets)],
  ]
}
