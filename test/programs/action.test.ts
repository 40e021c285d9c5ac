import { cpSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { folderWith } from '../cli/invoke.js'
import { copyExample } from '../examples/detections.js'
import { type ActionResult, action, runAction } from '../examples/run-action.js'
import { commitAll, git } from '../project/git-repository.js'
import { runJq } from '../readers/auth0/jq.js'

const rulePath = 'rules/okta/factors_reset_by_administrator.yml'
const inputs = { environments: 'staging prod', paths: 'rules filters', breaking: 'true' }

/** A repository with a branch that changes a rule. */
function pullRequest(from: string, to: string): string {
  const cwd = copyExample()
  writeFileSync(join(cwd, '.gitignore'), 'node_modules/\n')
  commitAll(cwd)
  git(cwd, 'switch', '-qc', 'change')
  const path = join(cwd, rulePath)
  writeFileSync(path, readFileSync(path, 'utf8').replace(from, to))
  git(cwd, 'commit', '-qam', 'change a rule')
  return cwd
}

const codes = ({ steps }: ActionResult): readonly (number | null)[] => steps.map(({ code }) => code)

// GitHub runs the scripts in bash.
describe.skipIf(process.platform === 'win32')('the action', () => {
  test('passes values to scripts only through the environment', () => {
    expect(action.runs.steps.filter(({ run }) => run.includes('${{'))).toEqual([])
  })

  test('recognizes its own comments', () => {
    const script = action.runs.steps.find(({ run }) => run.includes('--jq'))?.run ?? ''
    const [, filter = ''] = /--jq '(.*)'\)/.exec(script) ?? []
    const marker = '<!-- sigmacast diff . staging -->'
    const comments = [
      { id: 1, body: 'thanks' },
      { id: 2, body: `${marker}\n### Detections` },
      { id: 3, body: `> ${marker}` },
      { id: 4, body: '<!-- sigmacast diff . prod -->\n### Detections' },
    ]
    const program = filter.replaceAll('env.MARKER', JSON.stringify(marker))
    expect(runJq(program, [comments])).toEqual({ values: [2], problem: '' })
  })

  test('comments on a weakened rule, and refuses it with `breaking`', () => {
    const result = runAction(pullRequest('outcome.result: SUCCESS', 'outcome.result: FAILURE'), { inputs })
    // The rule contradicts its tests, too.
    expect(codes(result)).toEqual([0, 1, 1, 0, 0, 1])
    expect(result.steps[2]?.output).toContain('dist/prod/datadog/rules.tf: stale: ')
    expect(result.fileText('sigmacast-diff.md.comment')).toMatch(
      /^<!-- sigmacast diff \. staging -->\n### Detections: 1 changed\n\n\| rule \| meaning \| .*\n.*\n\| \*\*All Factors of a User Reset\*\* /,
    )
    expect(JSON.parse(result.fileText('sigmacast.sarif')).version).toBe('2.1.0')
    expect(result.fileText('summary')).toContain('### Detections: 1 changed')
    expect(result.calls.at(-1)).toMatch(/^gh api --silent repos\/acme\/detections\/issues\/7\/comments -F body=@/)
  })

  test('reports a broken rule as an annotation, and updates its comment', () => {
    const result = runAction(pullRequest('condition: selection and', 'condition: selektion and'), {
      inputs,
      gh: '42\n',
    })
    expect(codes(result).slice(0, 3)).toEqual([0, 1, 1])
    expect(result.steps[1]?.output).toContain(`::error file=${rulePath},line=`)
    expect(result.calls.at(-1)).toMatch(
      /^gh api --silent -X PATCH repos\/acme\/detections\/issues\/comments\/42 -F body=@/,
    )
  })

  test('only writes the summary for a fork, and compares nothing without a pull request', () => {
    const fork = { 'github.event.pull_request.head.repo.full_name': 'else/detections' }
    const cwd = pullRequest('level: high', 'level: critical')
    const alone = { ...inputs, environments: 'prod' }
    expect(codes(runAction(copyExample(), { inputs: { ...alone, against: '' } }))).toEqual([0, 0, 0, null, null, null])
    expect(codes(runAction(cwd, { inputs: alone, github: fork }))).toEqual([0, 0, 1, 0, null, 0])
  })

  test('reads every line of its inputs', () => {
    const cwd = pullRequest('level: high', 'level: critical')
    const result = runAction(cwd, { inputs: { environments: 'staging\nprod\n', paths: 'rules\nmissing\n' } })
    expect(result.steps[1]?.output).toContain('missing')
    expect(result.steps[2]?.output).toMatch(/dist\/staging\/.*dist\/prod\//s)
  })

  test('installs the version that the lock file of a folder above pins, and names files from the root', () => {
    const root = folderWith({ 'package.json': '{}', 'package-lock.json': '{}' })
    cpSync(pullRequest('condition: selection and', 'condition: selektion and'), join(root, 'soc'), { recursive: true })
    rmSync(join(root, 'soc/package.json'))
    const result = runAction(root, { inputs: { ...inputs, 'working-directory': 'soc' } })
    expect(result.calls.slice(0, 2)).toEqual(['npm prefix', 'npm ci'])
    expect(result.steps[1]?.output).toContain(`::error file=soc/${rulePath},line=`)
    expect(result.fileText('sigmacast-diff.md.comment')).toMatch(/^<!-- sigmacast diff soc staging -->\n/)
  })
})
