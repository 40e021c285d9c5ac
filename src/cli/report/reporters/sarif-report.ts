import { jsonLine } from '../../../text/control-characters.js'
import { openDistinct } from '../distinct-entries.js'
import type { Place, PlainEntry, Region } from '../plain-entry.js'
import type { OpenReport, Reporter, Run } from '../reporter.js'
import { describeCode } from './describe-code.js'
import { openFingerprints } from './fingerprints.js'

/**
 * SARIF 2.1.0, for code scanning and editors. https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html
 *
 * The results come first, and the codes that they use after them, so that nothing waits for the end of the run.
 */
export const sarifReporter: Reporter = {
  about: 'SARIF 2.1.0 for code scanning',
  readsCheckout: true,
  open: openSarif,
}

const HEAD =
  '{"$schema":"https://json.schemastore.org/sarif-2.1.0.json","version":"2.1.0","runs":[{"columnKind":"utf16CodeUnits","results":['

function openSarif(run: Run): OpenReport {
  const indexes = new Map<string, number>()
  const fingerprintOf = openFingerprints()
  const isNew = openDistinct()
  let [isFirst, isSuccessful] = [true, true]
  const result = (entry: PlainEntry): string => {
    const before = isFirst ? `${HEAD}\n` : ',\n'
    isFirst = false
    const ruleIndex = indexes.get(entry.code) ?? indexes.size
    indexes.set(entry.code, ruleIndex)
    return `${before}${jsonLine(resultOf(entry, ruleIndex, fingerprintOf(entry)))}`
  }
  return {
    add: ({ entries, status }) => {
      isSuccessful &&= status !== 'crashed'
      return entries.filter(isNew).map(result).join('')
    },
    close: () => {
      const rules = [...indexes.keys()].map((code) => ruleOf(code, run.version))
      const driver = { name: 'sigmacast', version: run.version, semanticVersion: run.version, rules }
      const rest = {
        tool: { driver },
        automationDetails: { id: `sigmacast/${run.command}/` },
        invocations: [{ executionSuccessful: isSuccessful }],
      }
      return `${isFirst ? HEAD : '\n'}],${jsonLine(rest).slice(1)}]}\n`
    },
  }
}

function resultOf(entry: PlainEntry, ruleIndex: number, fingerprint: string) {
  const { code, severity, message, help, related, edits, file } = entry
  return {
    ruleId: code,
    ruleIndex,
    level: severity,
    message: messageOf(help === null ? message : `${message}; ${help}`),
    locations: [{ physicalLocation: locationOf(entry) }],
    ...(related.length === 0
      ? {}
      : {
          relatedLocations: related.map((other, id) => ({
            id,
            message: messageOf(other.message),
            physicalLocation: locationOf(other),
          })),
        }),
    partialFingerprints: { 'sigmacastEntry/v1': fingerprint },
    ...(edits.length === 0 ? {} : { fixes: [fixOf(file, help ?? message, edits)] }),
  }
}

/** Writes text without embedded links, `[text](address)`, which an invisible character separates. */
const messageOf = (text: string) => ({ text: text.replaceAll('](', ']\u2060(') })

const fixOf = (file: string, text: string, edits: PlainEntry['edits']) => ({
  description: messageOf(text),
  artifactChanges: [
    {
      artifactLocation: artifactOf(file),
      replacements: edits.map((edit) => ({ deletedRegion: regionOf(edit), insertedContent: { text: edit.text } })),
    },
  ],
})

const locationOf = (place: Place) => ({ artifactLocation: artifactOf(place.file), region: regionOf(place) })

const regionOf = ({ line, column, endLine, endColumn }: Region) => ({
  startLine: line,
  startColumn: column,
  endLine,
  endColumn,
})

/** A path below the root of the repository. Other paths have no base. */
const artifactOf = (file: string) => ({
  uri: file.split('/').map(encodeURIComponent).join('/'),
  ...(file.startsWith('../') ? {} : { uriBaseId: '%SRCROOT%' }),
})

/** Describes a code for the pages that explain results. */
function ruleOf(code: string, version: string) {
  const description = describeCode(code, version)
  if (description === undefined) return { id: code, defaultConfiguration: { level: 'note' } }
  const { severity, why, uri } = description
  return {
    id: code,
    shortDescription: { text: firstSentence(why) },
    fullDescription: { text: why },
    help: { text: why, markdown: `${why}\n\n[Documentation](${uri})` },
    helpUri: uri,
    defaultConfiguration: { level: severity },
  }
}

const firstSentence = (text: string): string => /^.*?[.!?](?=\s|$)/s.exec(text)?.[0] ?? text
