import { cases, outcome } from './cases.js'
import { reviewed } from './reviewed.js'

const outcomes = new Map([...cases].map(([name, text]) => [name, outcome(name, text)]))
reviewed(new URL('cases.expected.txt', import.meta.url), outcomes)
