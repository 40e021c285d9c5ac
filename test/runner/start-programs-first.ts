// Runs the tests that start programs before the others. To start a program, the system copies the memory table of the
// process: once all modules are loaded, that takes longer than git itself.
import { relative } from 'node:path'
import { BaseSequencer, type TestSpecification } from 'vitest/node'

/** Tests that start git, shells or Node.js. */
const STARTING =
  /^test\/(?:(?:cli|coverage|docs|examples|playground|project|scripts|structure)\/|artifact\/auth0-request)/

/** The order of Vitest, but with these tests first in the project `tests`. */
export class StartProgramsFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files)
    return sorted.sort((one, other) => rankOf(one) - rankOf(other))
  }
}

function rankOf({ moduleId, project }: TestSpecification): number {
  if (project.name !== 'tests') return 0
  return STARTING.test(relative(project.config.root, moduleId).replaceAll('\\', '/')) ? 1 : 2
}
