import type { OpenEngine } from './engine.js'
import { openPython } from './python.js'

export const openEql: OpenEngine = () =>
  openPython(
    {
      name: 'eql',
      targets: ['eql'],
      about:
        "Elastic's own Python library for EQL 1.0.1: its parser with its type checks, and its engine, whose patterns are made to hold for whole values and for `?`, and whose fields may hold several values. It is SQL-like under `not`, where Elasticsearch is not always.",
    },
    'eql',
  )
