import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import fc from 'fast-check'
import { afterAll, expect, test } from 'vitest'
import { auth0Request, auth0Url } from '../../backends/auth0/formats.js'
import { auth0 } from '../../backends/auth0/index.js'
import { makeArtifact } from '../../src/index.js'
import { unicodeText } from '../property/arbitraries/texts.js'
import { law } from '../property/law.js'
import { artifactText, ruleAbout } from './auth0.js'

const shell = spawnSync('sh', ['-c', 'exit 0']).status === 0

const folder = mkdtempSync(join(tmpdir(), 'sigmacast-curl-'))
afterAll(() => rmSync(folder, { recursive: true }))

/**
 * A replacement for curl: prints its arguments and its input, with a NUL after each, and exits as the test requires.
 */
const curl = `#!/bin/sh
printf '%s\\000' "$@"
cat
printf '\\000\\000'
exit "\${CURL_ENDS:-0}"
`
writeFileSync(join(folder, 'curl'), curl, { mode: 0o755 })

interface Run {
  readonly status: number | null
  readonly stderr: string
  /** The arguments of each call of curl, and then its input. */
  readonly calls: readonly (readonly string[])[]
}

const TENANT = { AUTH0_DOMAIN: 'acme.eu.auth0.com', AUTH0_ACCESS_TOKEN: 'a $token' }

function run(text: string, page: readonly string[] = [], env: Readonly<Record<string, string>> = TENANT): Run {
  const path = `${folder}${delimiter}${process.env.PATH}`
  const { stdout, stderr, status } = spawnSync('sh', ['-s', '--', ...page], {
    input: `${text}\n`,
    encoding: 'utf8',
    env: { PATH: path, ...env },
  })
  const made = stdout.split('\0\0').filter(Boolean)
  return { status, stderr, calls: made.map((call) => call.split('\0')) }
}

const query = (address: string | undefined, name = 'q'): string | null => new URL(address ?? '').searchParams.get(name)

test.runIf(shell)('calls the Management API for the first page or another one', () => {
  const text = artifactText(ruleAbout('data.type', 'mgmt_api_read'), auth0Request)
  const call = (page: number) => [
    ...['--fail', '--silent', '--show-error', '--header', '@-'],
    `https://acme.eu.auth0.com/api/v2/logs?q=type%3A%22mgmt_api_read%22&sort=date%3A-1&per_page=100&page=${page}`,
    'Authorization: Bearer a $token\n',
  ]
  expect(run(text)).toEqual({ status: 0, stderr: '', calls: [call(0)] })
  expect(run(text, ['3']).calls).toEqual([call(3)])
  expect(run(`${text}\n\n${text}`).calls).toEqual([call(0), call(0)])
})

test.runIf(shell)('the script fails if a call fails', () => {
  const text = artifactText(ruleAbout('data.type', 's'), auth0Request)
  const { status, calls } = run(`${text}\n\n${text}`, [], { ...TENANT, CURL_ENDS: '22' })
  expect([status, calls.length]).toEqual([22, 1])
})

test.runIf(shell).each(['AUTH0_DOMAIN', 'AUTH0_ACCESS_TOKEN'] as const)('makes no request without %s', (name) => {
  const text = artifactText(ruleAbout('data.type', 's'), auth0Request)
  const { status, stderr, calls } = run(`${text}\n\n${text}`, [], { ...TENANT, [name]: '' })
  expect(status).not.toBe(0)
  expect(stderr).toContain(name)
  expect(calls).toEqual([])
})

test.runIf(shell)('options of the call', () => {
  const options = { domain: 'acme.us.auth0.com', sort: 'date:1', 'per-page': 5, since: '2026-11-01' } as const
  const { calls } = run(artifactText(ruleAbout('data.type', 's'), auth0Request, options))
  const address = calls[0]?.[5] ?? ''
  expect(address.startsWith('https://acme.us.auth0.com/api/v2/logs?')).toBe(true)
  expect([...new URL(address).searchParams]).toEqual([
    ['q', '(type:"s") AND date:[2026-11-01 TO *]'],
    ['sort', 'date:1'],
    ['per_page', '5'],
    ['page', '0'],
  ])
})

test.each([
  '2028-02-29',
  '2026-12-31T23:59:59.999Z',
  '2026-11-30T00:00:00',
])('accepts an existing time: %s', (since) => {
  const text = artifactText(ruleAbout('data.type', 's'), auth0Url, { since })
  expect(query(text, 'query')).toBe(`(type:"s") AND date:[${since} TO *]`)
})

const any = unicodeText({ maxLength: 12 })

if (shell) {
  law(
    'whatever rules say, the shell of each makes one call with its query',
    [fc.array(fc.tuple(any, any, any), { minLength: 1, maxLength: 10 })],
    (rules) => {
      const made = rules.flatMap(([value, title, description]) => {
        if (title.trim() === '') return []
        const rule = ruleAbout('data.user_name', value.replace(/[\\*?]/g, '\\$&'), { title, description })
        const { text, conversion } = makeArtifact(rule, auth0, auth0Request, { lossy: true })
        return text === null ? [] : [{ text, query: conversion.query }]
      })
      const { status, stderr, calls } = run(made.map(({ text }) => text).join('\n\n'))
      expect([status, stderr]).toEqual([0, ''])
      expect(calls.map((call) => query(call.at(-2)))).toEqual(made.map(({ query }) => query))
    },
    { share: 0.1 },
  )
}

law('a link holds the query', [any], (value) => {
  const rule = ruleAbout('data.user_name', value.replace(/[\\*?]/g, '\\$&'))
  const { text, conversion } = makeArtifact(rule, auth0, auth0Url, { lossy: true })
  fc.pre(text !== null)
  expect(text).toMatch(/^[\w.~%:/?=-]+$/)
  expect(new URL(text ?? '').searchParams.get('query')).toBe(conversion.query)
})

test('creates a link for a tenant', () => {
  const options = { tenant: 'acme', region: 'eu', since: '2026-11-01T10:00:00' }
  expect(decodeURIComponent(artifactText(ruleAbout('data.type', 's'), auth0Url, options))).toBe(
    'https://manage.auth0.com/dashboard/eu/acme/logs?query=(type:"s") AND date:[2026-11-01T10:00:00 TO *]',
  )
})

test.each([
  ['date', { since: '2026-13-01' }],
  ['a day that does not exist', { since: '2026-02-31' }],
  ['a leap day of another year', { since: '2026-02-29T10:00:00Z' }],
  ['no day', { since: '2026-01-00' }],
  ['shell', { domain: 'a.com"; rm' }],
  ['pages', { 'per-page': 101 }],
])('an option has its form: %s', (_, options) => {
  expect(() => artifactText(ruleAbout('data.type', 's'), auth0Request, options)).toThrow(TypeError)
})

test.each([
  ['a'.repeat(9000), 'its URL would have 9'],
  ['\ud83d', 'a URL cannot contain half of a surrogate pair'],
])('what cannot be sent is refused', (value, because) => {
  for (const format of [auth0Request, auth0Url]) {
    const { text, diagnostics } = makeArtifact(ruleAbout('data.user_name', value), auth0, format as typeof auth0Url)
    expect(text).toBeNull()
    expect(diagnostics.map(({ code }) => code)).toEqual(['no-artifact'])
    expect(diagnostics[0]?.message).toContain(because)
  }
})
