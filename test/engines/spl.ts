import { parseSpl } from '../readers/spl.js'
import { type Json, passes } from '../readers/spl-evaluate.js'
import type { OpenEngine } from './engine.js'
import { readerEngine } from './reader-engine.js'

export const openSpl: OpenEngine = async () =>
  readerEngine(
    {
      name: 'spl',
      targets: ['splunk'],
      about: `a reader of SPL in this repository, written from Splunk’s manuals alone, which shares no line with the backend. It searches for
keywords in each value, not in the raw text, and takes a JSON null for a missing field`,
    },
    (query) => {
      const commands = parseSpl(query)
      return (event) => commands.every((command) => passes(command, event as Json, {}))
    },
  )
