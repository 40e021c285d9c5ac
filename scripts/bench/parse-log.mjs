// Parses each line of a log and does nothing else: the share of JSON in the benchmark.
import { createReadStream } from 'node:fs'
import { createInterface } from 'node:readline'

let events = 0
for await (const line of createInterface({ input: createReadStream(process.argv[2]) })) {
  JSON.parse(line)
  events++
}
console.log(`${events} events`)
