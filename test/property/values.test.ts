/** Law: a value that is printed into a query and read back is the same value, for every string. */
import fc from 'fast-check'
import { auth0 } from '../../backends/auth0/index.js'
import { splunk } from '../../backends/splunk/index.js'
import type { Backend } from '../../src/backend/backend.js'
import { optionValues } from '../../src/backend/option-values.js'
import { plan } from '../../src/dialect/plan.js'
import { planTexts } from '../../src/dialect/print.js'
import { leaf } from '../../src/ir/bool.js'
import { foldCase } from '../../src/ir/glob.js'
import { type Pattern, pattern } from '../../src/ir/pattern.js'
import { selectsEvent as auth0Selects, values as auth0Values } from '../readers/auth0/auth0.js'
import { values } from '../readers/splunk/spl.js'
import { selectsEvent } from '../readers/splunk/spl-evaluate.js'
import { choices, chooser } from './arbitraries/choices.js'
import { somePattern } from './arbitraries/patterns.js'
import { anyText, character, wellFormed } from './arbitraries/texts.js'
import { law } from './law.js'

const text = anyText.filter(wellFormed)
const nearText = fc.tuple(fc.oneof(text, fc.string({ unit: character, maxLength: 3 })), choices)
const query = (backend: Backend, parts: Pattern, cased: boolean): string | undefined => {
  const span = { start: 0, end: 0 }
  const planned = plan(
    leaf({ kind: 'match', field: 'type', pattern: parts, cased, span, item: span }),
    backend.stages(optionValues(backend.options), {}),
  )
  const texts = planTexts(planned)
  return texts.every((text) => text === undefined)
    ? undefined
    : backend.join(texts, { metadata: { title: 't' } } as never, optionValues(backend.options), planned)
}

law('Splunk: the value that is read is the one that was printed', [text], (text) => {
  const printed = query(splunk, pattern([text]), false) ?? ''
  fc.pre(!printed.includes('| where'))
  return JSON.stringify(values(printed)) === JSON.stringify([{ field: 'type', by: '=', value: [text] }])
})

law('Splunk: wildcards that are read are those that were printed', [somePattern], (parts) => {
  const printed = query(splunk, parts, false) ?? ''
  fc.pre(!printed.includes('| where'))
  const [read] = values(printed)
  return JSON.stringify(read?.value) === JSON.stringify(parts.length === 0 ? [''] : parts)
})

for (const cased of [false, true]) {
  const whatever = cased ? 'letter for letter' : 'whatever the letter case'
  law(`Splunk: a value is found, and a near miss is not, ${whatever}`, [nearText], ([text, choices]) => {
    const other = nearMiss(text, choices)
    fc.pre(cased ? other !== text : !alike(other, text))
    const printed = query(splunk, pattern([text]), cased) ?? ''
    return selectsEvent(printed, { type: text }) && !selectsEvent(printed, { type: other })
  })
}

law('Auth0: the value that is read is the one that was printed', [text], (text) => {
  const printed = query(auth0, pattern([text]), true)
  fc.pre(printed !== undefined)
  return JSON.stringify(auth0Values(printed ?? '')) === JSON.stringify([{ field: 'type', by: 'exact', value: [text] }])
})

law('Auth0: a value is found, and a near miss is not', [nearText], ([text, choices]) => {
  const other = nearMiss(text, choices)
  const printed = query(auth0, pattern([text]), true)
  fc.pre(printed !== undefined && other !== text)
  return auth0Selects(printed ?? '', { type: text }) && !auth0Selects(printed ?? '', { type: other })
})

/** One character more or less, another one, or two exchanged. */
function nearMiss(text: string, choices: readonly number[]): string {
  const choose = chooser(choices)
  const chars = [...text]
  const at = choose(chars.length + 1)
  const [before, here = '', after] = [chars.slice(0, at), chars[at], chars.slice(at + 1)]
  switch (choose(5)) {
    case 0:
      return [...before, ...after].join('')
    case 1:
      return [...before, 'x', here, ...after].join('')
    case 2:
      return [...before, '\\', here, ...after].join('')
    case 3:
      return [...before, '?', ...after].join('')
    default:
      return [...chars.slice(1), chars[0] ?? '*'].join('')
  }
}

/** If languages differ in case folding, there is no near miss. */
const alike = (a: string, b: string): boolean =>
  foldCase(a) === foldCase(b) || a.toUpperCase() === b.toUpperCase() || a.toLowerCase() === b.toLowerCase()
