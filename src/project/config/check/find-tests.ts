import { isUsageError } from '../../files/usage-error.js'
import { findTestFiles, type TestFiles } from '../../test/find-test-files.js'
import { nodeAt } from '../read/paths.js'
import { type ConfigContext, reportAt, textsAt } from './context.js'

/** The tests of a project. */
export interface ProjectTests {
  /** Test files in addition to those beside rules. */
  readonly files: TestFiles
  /** The severity of a rule without a test. */
  readonly require: 'ignore' | 'warn' | 'error'
}

/** Finds the test files that a configuration names for an environment. Reports patterns without files. */
export async function findTests(context: ConfigContext, environment: string | undefined): Promise<ProjectTests> {
  const own = environment === undefined ? [] : textsAt(context, ['environments', environment, 'test', 'events'])
  const patterns = [...textsAt(context, ['test', 'events']), ...own]
  const node = nodeAt(context.root, ['test', 'require'])
  const require = node?.kind === 'scalar' ? (node.text as ProjectTests['require']) : 'ignore'
  let files: TestFiles = { inputs: [], labelled: [] }
  try {
    if (patterns.length > 0)
      files = await findTestFiles(
        patterns.map(({ value }) => value),
        context.folder,
      )
  } catch (error) {
    if (!isUsageError(error)) throw error
    const wrong = patterns.find(({ value }) => error.problem.includes(value)) ?? patterns[0]
    reportAt(context, wrong?.path ?? ['test'], 'no-files', [error.problem], { help: error.help })
  }
  return { files, require }
}
