// Writes `many.ndjson` and `few.ndjson`: node scripts/bench/log-events.mjs <corpus> <pairs> <count> <folder>.
// The events are recorded ones of public collections, repeated with other numbers, so that hardly a value repeats.
import { once } from 'node:events'
import { createWriteStream, readdirSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { matchRules } from '../../dist/src/index.js'
import { readLogRules } from './log-rules.mjs'

const [corpus, pairs, count, folder] = process.argv.slice(2)
const events = [...regressionEvents(join(corpus, 'regression_data')), ...rawEvents(pairs)]
const { matcher } = matchRules(readLogRules(join(corpus, 'rules')))
const counted = events.map((event) => ({ event, matches: matcher.push(event).length }))
const eventsOf = (test) => counted.filter(({ matches }) => test(matches)).map(({ event }) => event)
await write(
  join(folder, 'many.ndjson'),
  eventsOf((matches) => matches > 1),
)
await write(
  join(folder, 'few.ndjson'),
  eventsOf((matches) => matches <= 1),
)

async function write(path, templates) {
  const random = generator(1)
  const output = createWriteStream(path)
  for (let index = 0; index < Number(count); index++) {
    const line = JSON.stringify(varied(templates[index % templates.length], random))
    if (!output.write(`${line}\n`)) await once(output, 'drain')
  }
  output.end()
  await once(output, 'finish')
}

/** The same event with other numbers; those that say what kind of event it is stay. */
function varied(event, random) {
  return Object.fromEntries(
    Object.entries(event).map(([name, value]) => {
      const isKind = /^(EventID|Channel|Provider)/.test(name) || typeof value !== 'string'
      return [name, isKind ? value : value.replace(/\d{3,}/g, (digits) => digits.replace(/\d/g, () => random(10)))]
    }),
  )
}

/** Mulberry32: small numbers that are the same in every run. */
function generator(seed) {
  let state = seed
  return (below) => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below
  }
}

function regressionEvents(root) {
  const files = readdirSync(root, { recursive: true }).filter((name) => name.endsWith('.json'))
  return files.sort().flatMap((name) => {
    const text = readFileSync(join(root, name), 'utf8').replace(/^\uFEFF/, '')
    return text.split(/(?<=^\})\s+(?=\{)/m).map((object) => flatEvent(JSON.parse(object).Event))
  })
}

/** A Windows event with the field names of rules. */
function flatEvent({ System: system = {}, EventData: data = {}, UserData: user = {} }) {
  const values = [system, ...Object.values(user), data].flatMap((part) => Object.entries(part ?? {}))
  return Object.fromEntries(
    values
      .filter(([name]) => name !== '#attributes')
      .flatMap(([name, value]) => {
        const attributes = Object.entries(value?.['#attributes'] ?? {})
        if (attributes.length > 0 && value['#text'] === undefined)
          return attributes.map(([key, inner]) => [`${name}_${key}`, inner])
        return [[name, value?.['#text'] ?? value]]
      }),
  )
}

function rawEvents(root) {
  const files = readdirSync(root).filter((name) => name.endsWith('.ndjson'))
  return files.sort().flatMap((name) =>
    readFileSync(join(root, basename(name)), 'utf8')
      .split('\n')
      .filter((line) => line !== '')
      .map((line) => JSON.parse(line).raw)
      .filter((raw) => typeof raw === 'object'),
  )
}
