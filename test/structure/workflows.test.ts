import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { load } from 'js-yaml'
import { describe, expect, test } from 'vitest'
import { repository } from './sources.js'

// Only GitHub can run these files, so the tests check that everything they name exists.

interface Step {
  readonly uses?: string
  readonly run?: string
}

interface Workflow {
  readonly permissions: object
  readonly jobs: Readonly<Record<string, { readonly 'timeout-minutes': number; readonly steps: readonly Step[] }>>
}

const folder = join(repository, '.github/workflows')
const scripts: object = JSON.parse(readFileSync(join(repository, 'package.json'), 'utf8')).scripts
const builtIn = new Set(['ci', 'publish', 'test'])

describe.each(readdirSync(folder))('%s', (name) => {
  const text = readFileSync(join(folder, name), 'utf8')
  const { jobs, permissions } = load(text) as Workflow
  const commands = Object.values(jobs).flatMap(({ steps }) => steps.flatMap(({ run }) => run?.split('\n') ?? []))

  test('pins each action to a commit, and gives its version', () => {
    const actions = text.split('\n').filter((line) => /\buses:/.test(line))
    expect(actions.filter((line) => !/uses: [\w-]+\/[\w-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/.test(line))).toEqual([])
  })

  test('has read permission unless a job requires more, and a timeout', () => {
    expect(permissions).toEqual({ contents: 'read' })
    expect(Object.entries(jobs).filter(([, job]) => job['timeout-minutes'] === undefined)).toEqual([])
  })

  test('runs scripts that package.json has', () => {
    const named = commands.flatMap((command) =>
      [...command.matchAll(/\bnpm (?:run )?([\w:-]+)/g)].map(([, word]) => word),
    )
    expect(named.length).toBeGreaterThan(0)
    expect(named.filter((word) => word !== undefined && !builtIn.has(word) && !Object.hasOwn(scripts, word))).toEqual(
      [],
    )
  })

  test('names existing files', () => {
    const paths = text.match(/\b(?:test|scripts)\/[\w./-]+/g) ?? []
    expect(paths.filter((path) => !existsSync(join(repository, path)))).toEqual([])
  })
})

test('.ci/run runs scripts that package.json has', () => {
  const text = readFileSync(join(repository, '.ci/run'), 'utf8')
  const named = [...text.matchAll(/\bnpm run ([\w:-]+)/g)].map(([, word]) => word)
  expect(named.filter((word) => word !== undefined && !Object.hasOwn(scripts, word))).toEqual([])
})

test('the documents name scripts that package.json has', () => {
  const docs = readdirSync(join(repository, 'docs'), { recursive: true, encoding: 'utf8' }).map((file) =>
    join('docs', file),
  )
  const pages = ['README.md', 'CONTRIBUTING.md', ...docs].filter((file) => file.endsWith('.md'))
  const named = pages.flatMap((file) => {
    const text = readFileSync(join(repository, file), 'utf8')
    return [...text.matchAll(/\bnpm run ([\w:-]+)/g)].map(([, word]) => ({ file, word }))
  })
  expect(named.filter(({ word }) => word !== undefined && !Object.hasOwn(scripts, word))).toEqual([])
})
