import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import * as zlib from 'node:zlib'
import { afterAll, describe, expect, test } from 'vitest'
import { type BacktestSettings, backtestRules } from '../../src/project/backtest/backtest.js'
import { parseRules } from '../../src/rule/parse-rules.js'
import { event, rules } from './backtest-log.js'

const folder = mkdtempSync(join(tmpdir(), 'sigmacast-backtest-'))
afterAll(() => rmSync(folder, { recursive: true }))

/** A stream of parts of one size. */
async function* partsOf(bytes: Uint8Array, size: number): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size)
}

const run = (bytes: string | Uint8Array, settings: BacktestSettings & { readonly part?: number } = {}) => {
  const { part = 10, ...rest } = settings
  return backtestRules(rules, { name: 'log', bytes: partsOf(Buffer.from(bytes), part) }, { jobs: 1, ...rest })
}

/** Counts by rule, and bad lines. */
async function outcome(bytes: string | Uint8Array, settings: Parameters<typeof run>[1] = {}) {
  const { events, rules, badLines } = await run(bytes, settings)
  return {
    events,
    counts: rules.map(({ count }) => count),
    bad: badLines.first.map(({ line, problem }) => [line, problem]),
  }
}

describe('a log', () => {
  test('is counted by rule, with the first matches and their lines', async () => {
    const { rules: found, ...rest } = await run(`\n${[0, 1, 2, 3].map(event).join('\n')}`, { samples: 1 })
    expect(
      found.map(({ rule, isRunnable, count, samples }) => [rule.metadata.title, isRunnable, count, samples]),
    ).toEqual([
      ['One', true, 2, [{ line: 2, event: JSON.parse(event(0)) }]],
      ['Everything', true, 4, [{ line: 2, event: JSON.parse(event(0)) }]],
      ['Many', true, 0, []],
    ])
    expect(rest).toEqual({ events: 4, badLines: { count: 0, first: [] }, late: 0, undated: 0, ahead: 0, cut: 0 })
  })

  test.each([
    ['line feeds', ['{"kind":"a"}', '{"kind":"b"}', ''].join('\n'), []],
    ['no last line feed', ['{"kind":"a"}', '{"kind":"b"}'].join('\n'), []],
    ['carriage returns and a byte order mark', ['\uFEFF{"kind":"a"}', '{"kind":"b"}', ''].join('\r\n'), []],
    ['blank lines', '\n\n{"kind":"a"}\n \t\n{"kind":"b"}\n\n', []],
    [
      'lines that are no objects',
      '{"kind":"a"}\n1\nnull\n{"kind":\n{"kind":"b"}',
      [
        [2, 'not-an-object'],
        [3, 'not-an-object'],
        [4, 'invalid-json'],
      ],
    ],
    ['a line that is too long', `{"kind":"a"}\n{"kind":"${'x'.repeat(200)}"}\n{"kind":"b"}\n`, [[2, 'too-long']]],
    ['a long first line', `${'x'.repeat(200)}\n{"kind":"a"}\n{"kind":"b"}`, [[1, 'too-long']]],
    ['a long last line', `{"kind":"a"}\n{"kind":"b"}\n${'x'.repeat(200)}`, [[3, 'too-long']]],
  ])('may have %s', async (_, text, bad) => {
    for (const part of [1, 7, 1_000]) {
      expect(await outcome(text, { part, eventBytes: 100 })).toEqual({ events: 2, counts: [1, 2, 0], bad })
    }
  })

  test('may have lines that are not UTF-8', async () => {
    const bytes = Buffer.concat([
      Buffer.from('{"kind":"a","é":1}\n'),
      Buffer.from([0x7b, 0xff, 0x0a]),
      Buffer.from('{}'),
    ])
    expect(await outcome(bytes)).toEqual({ events: 2, counts: [1, 2, 0], bad: [[2, 'invalid-utf8']] })
  })

  test('counts all bad lines, and lists the first', async () => {
    const { badLines } = await run('x\n'.repeat(10), { samples: 2 })
    expect(badLines).toEqual({
      count: 10,
      first: [1, 2].map((line) => ({ line, problem: 'invalid-json', message: 'the line is not valid JSON' })),
    })
  })

  test('keeps all digits of whole numbers', async () => {
    const text = 'title: Big\nlogsource: {}\ndetection: { s: { n: 9007199254740993 }, condition: s }\n'
    const big = parseRules({ name: 'big.yml', text }).flatMap(({ rule }) => rule ?? [])
    const bytes = Buffer.from('{"n":9007199254740992}\n{"n":9007199254740993}\n')
    const { rules } = await backtestRules(big, { name: 'log', bytes: partsOf(bytes, 10) }, { jobs: 1 })
    expect(rules.map(({ samples }) => samples)).toEqual([[{ line: 2, event: { n: '9007199254740993' } }]])
  })

  test('may have deep objects', async () => {
    const deep = `{"kind":${'['.repeat(100_000)}"a"${']'.repeat(100_000)}}`
    expect(await outcome(`${deep}\n${'{"a":'.repeat(50_000)}1${'}'.repeat(50_000)}`, { part: 65_536 })).toMatchObject({
      events: 2,
      counts: [1, 2, 0],
    })
  })

  test('may have events of Windows event logs, also for correlations', async () => {
    const line = (second: number) =>
      JSON.stringify({
        Event: {
          System: { EventID: 1, TimeCreated: { '#attributes': { SystemTime: `2026-01-01T00:00:0${second}Z` } } },
          EventData: { kind: 'a', user: 'ann' },
        },
      })
    const { rules: found, undated } = await run([1, 2].map(line).join('\n'), { samples: 1 })
    expect(found.map(({ count }) => count)).toEqual([2, 2, 1])
    expect(undated).toBe(0)
    expect(found[2]?.samples).toMatchObject([{ line: 2, event: { EventID: 1, kind: 'a' } }])
  })

  test('is not read far ahead if its lines are long', async () => {
    const line = Buffer.from(`{"kind":"a","long":"${'x'.repeat(5_000_000)}"}\n`)
    const ahead: number[] = []
    let [read, done] = [0, 0]
    const bytes = (async function* () {
      for (let count = 0; count < 6; count++) {
        ahead.push(Math.round((read - done) / line.length))
        yield line
        read += line.length
      }
    })()
    const onProgress = ({ bytes }: { readonly bytes: number }) => {
      done = bytes
    }
    await backtestRules(rules, { name: 'log', bytes }, { jobs: 8, samples: 0, onProgress })
    expect(Math.max(...ahead)).toBe(3)
  })

  test('may be compressed, also in several parts', async () => {
    const lines = [0, 1, 2, 3, 4, 5].map((index) => `${event(index)}\n`)
    const plain = await outcome(lines.join(''))
    const members = [lines.slice(0, 2), lines.slice(2)].map((some) => zlib.gzipSync(some.join('')))
    expect(await outcome(zlib.gzipSync(lines.join('')))).toEqual(plain)
    expect(await outcome(Buffer.concat(members), { part: 1 })).toEqual(plain)
  })

  test('may be compressed with Zstandard where Node.js has it', async () => {
    const compress = 'zstdCompressSync' in zlib ? (zlib.zstdCompressSync as (text: string) => Buffer) : undefined
    const ignored = Buffer.from([0x50, 0x2a, 0x4d, 0x18, 2, 0, 0, 0, 1, 2])
    if (compress !== undefined) {
      expect((await outcome(compress(event(0)))).counts).toEqual([1, 1, 0])
      expect((await outcome(Buffer.concat([ignored, compress(event(0))]))).counts).toEqual([1, 1, 0])
    } else {
      for (const bytes of [Buffer.from([0x28, 0xb5, 0x2f, 0xfd, 0]), ignored])
        await expect(outcome(bytes)).rejects.toThrow(/cannot read the Zstandard file `log`; use Node\.js 22\.15/)
    }
  })

  test.runIf('zstdCompressSync' in zlib)('is an error if Zstandard is followed by other data', async () => {
    const { zstdCompressSync: compress } = zlib as unknown as { zstdCompressSync: (text: string) => Buffer }
    const bytes = Buffer.concat([compress(event(0)), Buffer.from('garbage')])
    await expect(outcome(bytes)).rejects.toThrow(
      `\`log\` cannot be read completely: ${bytes.length - 7} bytes are followed by other data`,
    )
  })

  test.each([
    ['UTF-16', Buffer.from('{"a":1}\n', 'utf16le'), '`log` is UTF-16; save it as UTF-8'],
    ['one JSON array', Buffer.from('[{}]'), "`log` is one JSON array; write one event per line, as `jq -c '.[]'` does"],
    [
      'damaged',
      zlib.gzipSync(`${event(0)}\n`.repeat(5_000)).subarray(0, 2_000),
      /^`log` cannot be read after line \d+: unexpected end of file$/,
    ],
  ])('is an error if it is %s', async (_, bytes, message) => {
    await expect(run(bytes)).rejects.toThrow(message)
  })

  test('is an error if there is no such file', async () => {
    await expect(backtestRules(rules, join(folder, 'none'), { jobs: 1 })).rejects.toThrow(
      /none` cannot be read: no such file or directory$/,
    )
  })
})

test.each([
  ['jobs', { jobs: 0 }, '`jobs` must be an integer of at least 1, not 0'],
  ['samples', { samples: -1 }, '`samples` must be an integer of at least 0, not -1'],
])('wrong settings are a TypeError: %s', async (_, settings, message) => {
  await expect(backtestRules(rules, 'log', settings)).rejects.toThrow(new TypeError(message))
})

test('progress is reported', async () => {
  const seen: number[] = []
  const log = [0, 1, 2].map(event).join('\n')
  await run(log, { onProgress: ({ bytes, events }) => seen.push(bytes, events) })
  expect(seen.slice(-2)).toEqual([Buffer.byteLength(log), 3])
})
