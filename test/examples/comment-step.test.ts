import { spawnSync } from 'node:child_process'
import { chmodSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, join, resolve } from 'node:path'
import { load } from 'js-yaml'
import { describe, expect, test } from 'vitest'
import { workflow } from '../../src/project/scaffold/snippets.js'

// Each workflow updates its own comment: the comment of another workflow of the repository has the same author.

const root = resolve(import.meta.dirname, '../..')

const texts: Readonly<Record<string, string>> = {
  'the action': readFileSync(join(root, 'action.yml'), 'utf8'),
  'the workflow of `init`': workflow.text,
  'the workflow of the example': readFileSync(
    join(root, 'examples/detections/.github/workflows/detections.yml'),
    'utf8',
  ),
}

/** Returns the script of the step that comments on the pull request. */
function commentScript(value: unknown): string {
  if (typeof value !== 'object' || value === null) return ''
  if ('name' in value && value.name === 'Comment on the pull request' && 'run' in value) return String(value.run)
  return Object.values(value).map(commentScript).join('')
}

/** Runs a script with a `gh` that finds the given comment, and returns the arguments of its other calls. */
function ghCalls(script: string, found: string): readonly string[] {
  const folder = mkdtempSync(join(tmpdir(), 'sigmacast-comment-'))
  const gh = `#!/bin/sh\necho "$*" >> '${folder}/calls'\ncase "$*" in *--jq*) printf '%s' '${found}';; esac\n`
  writeFileSync(join(folder, 'gh'), gh)
  chmodSync(join(folder, 'gh'), 0o755)
  writeFileSync(join(folder, 'diff.md'), '### Detections: 1 changed\n')
  const env = {
    ...process.env,
    PATH: `${folder}${delimiter}${process.env.PATH}`,
    RUNNER_TEMP: folder,
    GITHUB_REPOSITORY: 'acme/detections',
    NUMBER: '7',
    DIRECTORY: '.',
    ENVIRONMENTS: '',
    DIFF: join(folder, 'diff.md'),
  }
  const { status, stderr } = spawnSync('bash', ['-e', '-o', 'pipefail', '-c', script], { cwd: folder, env })
  expect({ status, stderr: String(stderr) }).toEqual({ status: 0, stderr: '' })
  const calls = readFileSync(join(folder, 'calls'), 'utf8').trimEnd().split('\n')
  return calls
    .filter((call) => !call.includes('--jq'))
    .map((call) => {
      const [command = '', file = ''] = call.split(' -F body=@')
      expect(readFileSync(file, 'utf8')).toMatch(/^<!-- sigmacast[ -]diff .*-->\n### Detections/)
      return command
    })
}

describe.each(Object.entries(texts))('%s', (_, text) => {
  const script = commentScript(load(text))

  test('updates the comment that it has written', () => {
    expect(ghCalls(script, '42\n')).toEqual(['api --silent -X PATCH repos/acme/detections/issues/comments/42'])
  })

  test('adds a comment if there is none', () => {
    expect(ghCalls(script, '')).toEqual(['api --silent repos/acme/detections/issues/7/comments'])
  })
})
