import { type Atom, type AtomTable, atomWith } from './atoms.js'
import type { TextTest } from './text/text-test.js'

/** All that some literals ask of an event. */
export interface Facts {
  readonly fields: ReadonlyMap<string, FieldFacts>
  /** Tests that some value of the event passes, and those that no value passes, with their atoms. */
  readonly keywords: TestFacts
  /** Comparisons of two fields that hold, and those that do not. */
  readonly references: readonly ReferenceAtom[]
  readonly excludedReferences: readonly ReferenceAtom[]
}

export type ReferenceAtom = Extract<Atom, { readonly kind: 'reference' }>

export interface TestFacts {
  readonly accepting: Map<TextTest, number>
  readonly rejecting: Map<TextTest, number>
}

export interface FieldFacts extends TestFacts {
  /** The literals about null and presence, if there are any. */
  isNull: number | undefined
  exists: number | undefined
  /** Positive comparisons with other fields, which need a text. */
  readonly references: number[]
}

/** Sorts the literals by the fields that they concern. */
export function factsOf(literals: readonly number[], atoms: AtomTable): Facts {
  const fields = new Map<string, FieldFacts>()
  const keywords: TestFacts = { accepting: new Map(), rejecting: new Map() }
  const references: ReferenceAtom[] = []
  const excludedReferences: ReferenceAtom[] = []
  const factsOfField = (field: string): FieldFacts => {
    const facts = fields.get(field) ?? noFacts()
    fields.set(field, facts)
    return facts
  }
  for (const literal of literals) {
    const atom = atomWith(atoms, Math.abs(literal))
    switch (atom?.kind) {
      case 'value':
        testsOf(factsOfField(atom.field), literal).set(atom.test, atom.id)
        break
      case 'keyword':
        testsOf(keywords, literal).set(atom.test, atom.id)
        break
      case 'null':
        factsOfField(atom.field).isNull = literal
        break
      case 'exists':
        factsOfField(atom.field).exists = literal
        break
      case 'reference':
        ;(literal > 0 ? references : excludedReferences).push(atom)
        if (literal > 0)
          for (const field of [atom.predicate.field, atom.predicate.other]) factsOfField(field).references.push(atom.id)
        break
      case 'opaque':
      case undefined:
    }
  }
  return { fields, keywords, references, excludedReferences }
}

const noFacts = (): FieldFacts => ({
  accepting: new Map(),
  rejecting: new Map(),
  isNull: undefined,
  exists: undefined,
  references: [],
})

const testsOf = ({ accepting, rejecting }: TestFacts, literal: number): Map<TextTest, number> =>
  literal > 0 ? accepting : rejecting
