import { execFileSync } from 'node:child_process'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { backends } from '../../backends/index.js'
import { installPackage, MAIN, manifest, repository } from './consumer.js'
import { type Installed, runScript } from './runtimes.js'

// The executable for machines without Node.js, on the system that runs the tests.

const project = installPackage()
const system = `${process.platform}-${process.arch}`
const script = join(repository, 'scripts/executables.ts')
execFileSync(process.execPath, ['--import', 'tsx', script, '--output', project], { cwd: repository, stdio: 'ignore' })

const executable: Installed = {
  command: [join(project, `sigmacast-${system}${process.platform === 'win32' ? '.exe' : ''}`)],
  environment: { PATH: '' },
}
const node: Installed = { command: [process.execPath, MAIN], environment: process.env }

test('the executable prints its version', () => {
  expect(runScript(project, executable, ['--version'])).toEqual({
    code: 0,
    stdout: `${manifest.version}\n`,
    stderr: '',
  })
})

test.each([
  [['convert', 'rules', '--target', [...backends.keys()].join(','), '--lossy', '--json']],
  [['convert', 'rules/auth0/*.yml', '--target', 'splunk', '--pipeline', 'splunk-auth0']],
  [['convert', 'no-such-folder', '--target', 'splunk']],
])('the executable does what the package does: %j', (args) => {
  expect(runScript(project, executable, args)).toEqual(runScript(project, node, args))
})
