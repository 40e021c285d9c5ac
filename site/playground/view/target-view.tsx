import type { VNode } from 'preact'
import { MarkedText } from '../../../src/site/shell/marked-text.js'
import { VerdictChip } from '../../../src/site/shell/verdict.js'
import type { NamedFact, Remark, TargetAnswer, Unchecked } from '../answer/answer.js'
import { codeLink, fidelityLink } from './docs-link.js'
import { QueryView } from './query-view.js'

interface TargetViewProps {
  readonly target: TargetAnswer
  /** The problems that are listed below the editors, and not repeated here. */
  readonly known: readonly Remark[]
  readonly isFromEarlier: boolean
  readonly isLate: boolean
}

/** The verdict and the query of a target, with what the query does not check and what it assumes. */
export const TargetView = ({ target, known, isFromEarlier, isLate }: TargetViewProps): VNode => {
  const { verdict, query, title, unchecked, assumptions, approximations, pipelines, otherPipelines, remarks } = target
  const reasons = query === null ? remarks.filter(({ severity }) => severity === 'error') : []
  return (
    <>
      <div class={`row verdict${isLate ? ' late' : ''}`}>
        <VerdictChip verdict={verdict} />
        <span class="say">{verdictSentence(target)}</span>
        {query !== null && (
          <button class="copy" type="button" data-copy={query} aria-label={`Copy the ${title} query`}>
            Copy
          </button>
        )}
      </div>
      {isFromEarlier && <p class="sub earlier">From the last rule without errors.</p>}
      {query !== null && <QueryView query={query} marks={target.marks} title={title} />}
      {reasons.map((remark) => (
        <div class="rest none" key={`${remark.code} ${remark.place.from}`}>
          <p>
            <MarkedText text={remark.message} /> (<a href={codeLink(remark)}>{remark.code}</a>)
          </p>
          {remark.help !== null && (
            <p class="sub">
              <MarkedText text={remark.help} />
            </p>
          )}
        </div>
      ))}
      {unchecked.length > 0 && <UncheckedBox unchecked={unchecked} />}
      <Facts facts={approximations} word="Differs from the rule" />
      {query !== null && assumptions.length === 0 && <p class="with">Assumes nothing about the data.</p>}
      <Facts facts={assumptions} word="Assumes" />
      {pipelines.length > 0 && <p class="with">Pipelines: {pipelines.join(', ')}.</p>}
      {otherPipelines.length > 0 && <p class="with">Not for this target: {otherPipelines.join(', ')}.</p>}
      {!isFromEarlier && (
        <Warnings remarks={remarks.filter((remark) => !known.some((other) => isSame(remark, other)))} />
      )}
    </>
  )
}

const isSame = (a: Remark, b: Remark): boolean =>
  a.code === b.code && a.place.text === b.place.text && a.place.from === b.place.from

/** Says in words what a verdict means for this query. */
function verdictSentence({ verdict, unchecked, title }: TargetAnswer): string {
  switch (verdict) {
    case 'exact':
      return 'Finds the events of the rule, and no others.'
    case 'wider': {
      const count = unchecked.length
      const what = count === 0 ? '' : `: ${count} ${count === 1 ? 'part is' : 'parts are'} not checked`
      return `Finds all events of the rule, and others${what}.`
    }
    case 'approximate':
      return 'Finds nearly the events of the rule, and may miss some.'
    case 'none':
      return `${title} has no query for this rule.`
  }
}

/** The parts of the rule that a query does not check. */
const UncheckedBox = ({ unchecked }: { readonly unchecked: readonly Unchecked[] }): VNode => (
  <div class="rest">
    <h2>Not checked by this query</h2>
    <ul>
      {unchecked.map(({ text, reasons, predicates, place, effect }) => (
        <li key={text}>
          <code class="p" data-p={predicates.join(' ')}>
            {text}
          </code>{' '}
          <span class="sub">
            {place !== null && `line ${place.line}: `}
            {effect === 'widened' && 'only approximately: '}
            <MarkedText text={reasons.join('; ')} />
          </span>
        </li>
      ))}
    </ul>
  </div>
)

const Facts = ({ facts, word }: { readonly facts: readonly NamedFact[]; readonly word: string }): VNode | null =>
  facts.length === 0 ? null : (
    <ul class="plain with">
      {facts.map(({ name, sentence }) => (
        <li key={name}>
          {word} <a href={fidelityLink}>{name}</a>: {sentence}.
        </li>
      ))}
    </ul>
  )

/** The warnings of the target alone. */
const Warnings = ({ remarks }: Pick<TargetAnswer, 'remarks'>): VNode | null => {
  const warnings = remarks.filter(({ severity }) => severity !== 'error')
  if (warnings.length === 0) return null
  return (
    <ul class="plain with">
      {warnings.map((remark) => (
        <li key={`${remark.code} ${remark.place.from} ${remark.message}`}>
          <b class="sev">warning</b> <MarkedText text={remark.message} /> (<a href={codeLink(remark)}>{remark.code}</a>)
        </li>
      ))}
    </ul>
  )
}
