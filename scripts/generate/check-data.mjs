import { constants } from './constants.mjs'
import { readJson } from './repository.mjs'

const FOLDER = 'src/check/data'

/** Returns the modules with the data of checks, without the sources of the data. */
export async function checkData() {
  const { numbers } = await readJson(`${FOLDER}/attack-ids.json`)
  const { prefixes } = await readJson(`${FOLDER}/filename-prefixes.json`)
  const { revision, logsources } = await readJson(`${FOLDER}/taxonomy.json`)
  return [
    ...constants(
      `${FOLDER}/attack-ids`,
      { idNumbers: numbers },
      `/** Ranges of the numbers of ids, by their letter: groups, software, mitigations and campaigns. */
export declare const idNumbers: Readonly<Record<string, readonly (readonly [first: number, last: number])[]>>
`,
    ),
    ...constants(
      `${FOLDER}/filename-prefixes`,
      { prefixes },
      `/** The prefix of file names in SigmaHQ, by \`product/category/service\`. */
export declare const prefixes: Readonly<Record<string, string>>
`,
    ),
    ...constants(
      `${FOLDER}/taxonomy`,
      { taxonomyRevision: revision, logsources: logsources.map(withFieldList) },
      `/** A log source of Sigma's taxonomy, with what is known of its events. */
export interface KnownLogSource {
  readonly product?: string
  readonly category?: string
  readonly service?: string
  readonly eventIds?: readonly number[]
  readonly channels?: readonly string[]
  readonly fields?: readonly string[]
  /** Fields that the log source determines. */
  readonly determined?: readonly string[]
}
/** The version of the lists, for people. */
export declare const taxonomyRevision: string
export declare const logsources: readonly KnownLogSource[]
`,
    ),
  ]
}

/** Splits the names of the fields, which are one text in the data. */
const withFieldList = (known) => (known.fields === undefined ? known : { ...known, fields: known.fields.split(' ') })
