import type { OpenEngine } from './engine.js'
import { openPython } from './python.js'

export const openEql: OpenEngine = () =>
  openPython(
    {
      name: 'eql',
      targets: ['eql'],
      about:
        "Elastic's own Python library for EQL 1.0.1: its parser with type checks, and its engine. The tests extend the engine with whole-value patterns, `?` and fields with several values. Under `not` it follows SQL, which Elasticsearch does not always do.",
    },
    'eql',
  )
