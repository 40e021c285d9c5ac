// Writes src/check/data/attack-ids.json from the STIX bundle of ATT&CK for Enterprise, which https://github.com/mitre/cti
// publishes as enterprise-attack/enterprise-attack.json: npm run attack:build -- <bundle>
import { readFileSync, writeFileSync } from 'node:fs'
import { attackIds, type StixBundle } from './attack/attack-ids.js'

const [file = ''] = process.argv.slice(2)
const bundle = JSON.parse(readFileSync(file, 'utf8')) as StixBundle
const out = new URL('../src/check/data/attack-ids.json', import.meta.url)
writeFileSync(out, `${JSON.stringify(attackIds(bundle), undefined, 2)}\n`)
