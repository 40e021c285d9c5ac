// Writes the log sources of all public rules for docs/mappings.md: scripts/docs/corpus-logsources.json.
import { writeFileSync } from 'node:fs'
import { countLogsources } from './corpus/count-logsources.js'
import { logsourcesFile } from './docs/mapped-logsources.js'

const lines = countLogsources().map((logsource) => JSON.stringify(logsource))
writeFileSync(logsourcesFile, `[\n${lines.join(',\n')}\n]\n`)
