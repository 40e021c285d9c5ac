// Reads and converts the rules of a folder once, as a user would, and prints the memory use in MB.
import { splunk } from '../../dist/backends/index.js'
import { readAndConvert, readTexts } from './workload.mjs'

for (const source of readTexts(process.argv[2])) readAndConvert(source, splunk)
console.log(process.resourceUsage().maxRSS / 1024)
