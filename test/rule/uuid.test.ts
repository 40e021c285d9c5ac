import { createHash } from 'node:crypto'
import { expect, test } from 'vitest'
import { fallbackId, fallbackTitle } from '../../src/rule/metadata/fallback.js'
import { isUuid, UUID_NAMESPACE, uuidOf } from '../../src/rule/metadata/uuid.js'

const URLS = '6ba7b811-9dad-11d1-80b4-00c04fd430c8'

// The first is the example of RFC 9562, A.4; Python's module `uuid` generated the others.
test.each([
  ['www.example.com', '6ba7b810-9dad-11d1-80b4-00c04fd430c8', '2ed6657d-e927-568b-95e1-2665a8aea6a2'],
  ['sigmacast:rule', URLS, UUID_NAMESPACE],
  ['rule-1', UUID_NAMESPACE, '909d66cf-0089-58b7-b1aa-38f760c5c5ce'],
  // More bytes than a block of SHA-1, and more than its length in characters.
  ['ä'.repeat(100), UUID_NAMESPACE, '27a352a7-48ba-598c-b482-7ff089144a78'],
])('the UUID of %s', (name, namespace, expected) => {
  expect(uuidOf(name, namespace)).toBe(expected)
  expect(isUuid(expected)).toBe(true)
})

// The length of the message decides how SHA-1 pads its last block of 64 bytes, 16 of which are the namespace.
test('the UUIDs of names of all lengths are those of Node.js', () => {
  const namespace = Buffer.from(URLS.replaceAll('-', ''), 'hex')
  for (let length = 0; length <= 130; length++) {
    const name = 'x'.repeat(length)
    const digest = createHash('sha1').update(namespace).update(name).digest('hex')
    const withoutVersion = (uuid: string): string => `${uuid.slice(0, 14)}v${uuid.slice(15, 19)}v${uuid.slice(20)}`
    const expected = digest.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12}).*$/, '$1-$2-$3-$4-$5')
    expect(withoutVersion(uuidOf(name, URLS))).toBe(withoutVersion(expected))
  }
})

test.each([
  ['rules/windows/logon.yml', 1, 'logon'],
  ['rules\\windows\\logon.v2.yaml', 2, 'logon.v2-2'],
  ['<stdin>', 1, 'stdin'],
  ['<stdin>', 3, 'stdin-3'],
  ['.hidden', 1, '.hidden'],
  ['folder/', 1, 'rule'],
  ['', 2, 'rule-2'],
])('a rule of %j without a title, the number %i there, is called %s', (name, number, expected) => {
  expect(fallbackTitle({ name }, number)).toBe(expected)
})

test('a derived id distinguishes files and places, and is the same on every system', () => {
  const made = [
    fallbackId({ name: 'a/b.yml' }, 1),
    fallbackId({ name: 'a/b.yml' }, 2),
    fallbackId({ name: 'b.yml' }, 1),
  ]
  expect(new Set(made).size).toBe(3)
  expect(fallbackId({ name: 'a\\b.yml' }, 1)).toBe(made[0])
})
