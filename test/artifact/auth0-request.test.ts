import { spawnSync } from 'node:child_process'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { auth0, auth0Request, auth0Url } from '../../backends/auth0/index.js'
import { makeArtifact } from '../../src/index.js'
import { law } from '../property/law.js'
import { artifactText, ruleAbout } from './auth0.js'

const shell = spawnSync('sh', ['-c', 'exit 0']).status === 0

/** What a shell makes of the text: the arguments of each call of curl. */
function calls(text: string, page?: string): readonly (readonly string[])[] {
  const script = `curl() { for one in "$@"; do printf '%s\\000' "$one"; done; printf '\\000'; }\n${text}\n`
  const env = { PATH: process.env.PATH, AUTH0_DOMAIN: 'acme.eu.auth0.com', AUTH0_ACCESS_TOKEN: 'a token' }
  const { stdout, stderr } = spawnSync('sh', ['-s', ...(page === undefined ? [] : ['--', page])], {
    input: script,
    encoding: 'utf8',
    env,
  })
  expect(stderr).toBe('')
  return stdout
    .split('\0\0')
    .filter(Boolean)
    .map((call) => call.split('\0'))
}

test.each(['2028-02-29', '2026-12-31T23:59:59.999Z', '2026-11-30T00:00:00'])('a time that exists: %s', (since) => {
  expect(artifactText(ruleAbout('data.type', 's'), auth0Request, { since })).toContain(` AND date:[${since} TO *]`)
})

const query = (address: string | undefined): string | null => new URL(address ?? '').searchParams.get('q')

test.runIf(shell)('a call of the Management API, of the first page or of another', () => {
  const text = artifactText(ruleAbout('data.type', 'mgmt_api_read'), auth0Request)
  const options = ['--fail', '--silent', '--show-error', '--header', 'Authorization: Bearer a token']
  const address = 'https://acme.eu.auth0.com/api/v2/logs?q=type%3A%22mgmt_api_read%22&sort=date%3A-1&per_page=100&page='
  expect(calls(text)).toEqual([[...options, `${address}0`]])
  expect(calls(text, '3')).toEqual([[...options, `${address}3`]])
  expect(calls(`${text}\n\n${text}`)).toHaveLength(2)
})

test.runIf(shell)('the options of the call', () => {
  const options = { domain: 'acme.us.auth0.com', sort: 'date:1', 'per-page': 5, since: '2026-11-01' } as const
  const [[, , , , , address = ''] = []] = calls(artifactText(ruleAbout('data.type', 's'), auth0Request, options))
  expect(address.startsWith('https://acme.us.auth0.com/api/v2/logs?')).toBe(true)
  expect([...new URL(address).searchParams]).toEqual([
    ['q', '(type:"s") AND date:[2026-11-01 TO *]'],
    ['sort', 'date:1'],
    ['per_page', '5'],
    ['page', '0'],
  ])
})

const any = fc.string({ unit: 'binary', maxLength: 12 })

if (shell) {
  law(
    'whatever a rule says, its shell makes one call with its query',
    [any, any, any],
    (value, title, description) => {
      fc.pre(title.trim() !== '')
      const rule = ruleAbout('data.user_name', value.replace(/[\\*?]/g, '\\$&'), { title, description })
      const { text, conversion } = makeArtifact(rule, auth0, auth0Request, { lossy: true })
      fc.pre(text !== null)
      const found = calls(text ?? '')
      expect(found).toHaveLength(1)
      expect(query(found[0]?.at(-1))).toBe(conversion.query)
    },
    { share: 0.3 },
  )
}

law('a link holds the query', [any], (value) => {
  const rule = ruleAbout('data.user_name', value.replace(/[\\*?]/g, '\\$&'))
  const { text, conversion } = makeArtifact(rule, auth0, auth0Url, { lossy: true })
  fc.pre(text !== null)
  expect(text).toMatch(/^[\w.~%:/?=-]+$/)
  expect(new URL(text ?? '').searchParams.get('query')).toBe(conversion.query)
})

test('a link for a tenant', () => {
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
  ['a'.repeat(9000), 'its address would have 9'],
  ['\ud83d', 'half of a surrogate pair cannot be sent'],
])('what cannot be sent is refused', (value, because) => {
  for (const format of [auth0Request, auth0Url]) {
    const { text, diagnostics } = makeArtifact(ruleAbout('data.user_name', value), auth0, format as typeof auth0Url)
    expect(text).toBeNull()
    expect(diagnostics.map(({ code }) => code)).toEqual(['no-artifact'])
    expect(diagnostics[0]?.message).toContain(because)
  }
})
