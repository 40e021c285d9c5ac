import { deflateRawSync } from 'node:zlib'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { emptyInput, type Input } from '../../site/playground/input/input.js'
import { decodeFragment, encodeInput, MAX_FRAGMENT_LENGTH } from '../../site/playground/input/share.js'
import { unicodeText } from '../property/arbitraries/texts.js'

/** A text as in an editor, where lines end with a line feed alone. */
const text = unicodeText({ maxLength: 60 }).map((any) => any.replaceAll('\r', ''))
const anyInput: fc.Arbitrary<Input> = fc.record({
  rules: text,
  filters: text,
  builtIn: fc.array(text, { maxLength: 3 }),
  pipeline: text,
  events: text,
  target: text,
  rule: fc.nat(),
  settings: fc.dictionary(
    text,
    fc.record({ format: text, options: fc.dictionary(text, text, { maxKeys: 3, noNullPrototype: true }) }),
    { maxKeys: 3, noNullPrototype: true },
  ),
})

test('a link gives back every input', async () => {
  await fc.assert(
    fc.asyncProperty(anyInput, async (input) => {
      const encoded = await encodeInput(input)
      if ('problem' in encoded) return
      expect(encoded.fragment).toMatch(/^v1\.[\w-]+$/)
      expect(await decodeFragment(encoded.fragment)).toEqual({ input })
    }),
    { numRuns: 30 },
  )
})

test('a link of a usual rule is short', async () => {
  const rules = `title: x\n${'        CommandLine|contains: powershell\n'.repeat(40)}`
  const encoded = await encodeInput({ ...emptyInput, rules })
  expect('fragment' in encoded ? encoded.fragment.length : undefined).toBeLessThan(200)
})

test('an input that would make the link too long has a sentence instead of a link', async () => {
  let rules = ''
  for (let n = 1; rules.length < 40_000; n = (n * 48_271) % 2_147_483_647) rules += n.toString(36)
  const encoded = await encodeInput({ ...emptyInput, rules })
  expect(encoded).toEqual({
    problem: expect.stringMatching(/^The link would have \d+ kB, and links over 16 kB break\./),
  })
  expect(rules.length).toBeGreaterThan(MAX_FRAGMENT_LENGTH)
})

test('lines of a link end as in the editors, whatever made the link', async () => {
  const { fragment } = (await encodeInput({ ...emptyInput, rules: 'a: 1\r\nb: 2\rc: 3', events: '{}\r\n' })) as {
    fragment: string
  }
  expect(await decodeFragment(fragment)).toEqual({
    input: { ...emptyInput, rules: 'a: 1\nb: 2\nc: 3', events: '{}\n' },
  })
  expect(await decodeFragment('rule=a:%201%0D%0Ab:%202')).toEqual({ input: { ...emptyInput, rules: 'a: 1\nb: 2' } })
})

test('a link that a person writes has a rule and a target', async () => {
  const rules = "title: a + b\nx: 'ü&='\n"
  expect(await decodeFragment(`rule=${encodeURIComponent(rules)}&target=kql`)).toEqual({
    input: { ...emptyInput, rules, target: 'kql' },
  })
  expect(await decodeFragment('rule=a+b')).toEqual({ input: { ...emptyInput, rules: 'a+b' } })
})

const compressed = (value: unknown): string =>
  `v1.${deflateRawSync(typeof value === 'string' ? value : JSON.stringify(value)).toString('base64url')}`

const damaged = {
  problem: 'This link is incomplete or damaged, so nothing was loaded from it. Ask for the link again.',
}

test.each([
  ['an empty payload', 'v1.'],
  ['no base64', 'v1.<script>'],
  ['no compressed data', 'v1.AAAA'],
  ['cut data', compressed({ rules: 'title: a long enough text' }).slice(0, -6)],
  ['no JSON', compressed('{')],
  ['a list', compressed([])],
  ['null', compressed(null)],
  ['a wrong type', compressed({ rules: 1 })],
  ['a wrong list', compressed({ builtIn: [1] })],
  ['a negative rule', compressed({ rule: -1 })],
  ['a fraction', compressed({ rule: 0.5 })],
  ['a wrong setting', compressed({ settings: { kql: { options: { a: 1 } } } })],
  ['a text as settings', compressed({ settings: 'x' })],
  ['a bomb', compressed({ rules: 'x'.repeat(5_000_000) })],
])('rejects a link with %s', async (_, fragment) => {
  expect(await decodeFragment(fragment)).toEqual(damaged)
})

test('rejects a link of another version', async () => {
  expect(await decodeFragment('v2.AAAA')).toEqual({
    problem: 'This link is not from this playground, or from a newer version of it.',
  })
})

test('takes no keys from a link that an input does not have', async () => {
  expect(await decodeFragment(compressed({ rules: 'a', other: 1, __proto__: { filters: 'x' } }))).toEqual({
    input: { ...emptyInput, rules: 'a' },
  })
})
