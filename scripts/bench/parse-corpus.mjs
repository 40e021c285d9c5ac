// Reads the rules of a folder and the events of their YAML, and does nothing else: the work that no program can avoid.
import { readEvents, readTexts } from './yaml-events.mjs'

let events = 0
for (const source of readTexts(process.argv[2])) events += readEvents(source)
console.log(`${events} events`)
