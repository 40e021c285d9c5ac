import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { readSide } from '../../../src/project/diff/project-side.js'
import { silentIo } from '../../../src/project/files/silent-io.js'
import { planArtifacts } from '../../../src/project/generate/plan-artifacts.js'
import { trackProgress } from '../../../src/project/workspace/progress.js'
import { projectOf, ruleText } from '../repository.js'

test('reads each file once, as a plan does', async () => {
  const project = await projectOf({
    'sigmacast.yml': "rules: rules\noutputs: { one: { target: splunk, path: 'dist/{stem}.txt' } }\n",
    'rules/a.yml': ruleText('A', 'level: low'),
    'rules/b.yml': ruleText('B', 'level: low'),
  })
  let reads = 0
  const inputs = project.inputs.map((input) => ({
    ...input,
    get bytes() {
      reads++
      return readFileSync(String(input.path))
    },
  }))
  const counted = { ...project, inputs }
  const io = silentIo(project.root)
  await planArtifacts(counted, {
    outputs: counted.outputs,
    version: '',
    cache: undefined,
    progress: trackProgress(io, 2),
  })
  const ofPlan = reads
  reads = 0
  const { rules } = await readSide(counted, io, undefined)
  expect({ reads, rules: rules.size }).toEqual({ reads: ofPlan, rules: 2 })
})
