import type { VNode } from 'preact'

/** The fidelity of a query, as pages show it. */
export type Verdict = 'exact' | 'wider' | 'approximate' | 'none'

/** The verdicts from the best to the worst. */
export const verdicts = ['exact', 'wider', 'approximate', 'none'] as const satisfies readonly Verdict[]

/** The meaning of each verdict in a few words, for legends. */
const verdictMeanings: Readonly<Record<Verdict, string>> = {
  exact: 'exact',
  wider: 'wider: finds more, too',
  approximate: 'approximate',
  none: 'no query',
}

/** A verdict with its shape and its word. */
export const VerdictChip = ({ verdict }: { readonly verdict: Verdict }): VNode => (
  <span class={`v ${verdict}`}>{verdict === 'none' ? 'no query' : verdict}</span>
)

/**
 * A verdict as its shape, for tables. The word is for screen readers, so a legend has to stand before the table. A dot
 * says that the verdict rests on an assumption.
 */
export const VerdictShape = ({
  verdict,
  hasAssumption = false,
}: {
  readonly verdict: Verdict
  readonly hasAssumption?: boolean
}): VNode => (
  <span class={`v g ${verdict}${hasAssumption ? ' as' : ''}`}>
    <span class="sr">
      {verdict === 'none' ? 'no query' : verdict}
      {hasAssumption && ', with an assumption'}
    </span>
  </span>
)

/** The legend of the shapes. */
export const VerdictLegend = (): VNode => (
  <ul class="plain legend bars" aria-label="Verdicts">
    {verdicts.map((verdict) => (
      <li>
        <span class={`v g ${verdict}`} aria-hidden="true" /> {verdictMeanings[verdict]}
      </li>
    ))}
    <li>
      <span class="v g exact as" aria-hidden="true" /> dot: if an assumption holds
    </li>
  </ul>
)
