import type { VNode } from 'preact'
import { thousands } from '../../../text/count.js'
import { TableHead } from '../../shell/table-head.js'
import type { Indicator, IndicatorValue } from '../model/indicators.js'
import { MAX_VALUES } from '../page-limits.js'
import type { RulePageProps } from './page-props.js'
import { searchPath, valuePath } from './search-path.js'

/** The values that a rule looks for, with the number of other rules that look for them as well. */
export const IndicatorsSection = ({ page, size, link }: RulePageProps): VNode | null => {
  const { shown, left } = firstValues(page.indicators)
  return page.indicators.length === 0 ? null : (
    <section id="indicators">
      <h2>Indicators</h2>
      <p class="sub">
        Each row is a field, a kind and the values that the rule looks for. The last column counts the other rules, of{' '}
        {thousands(Math.max(0, size - 1))}, with the same combination of field, kind and value.
      </p>
      <table class="indicators">
        <TableHead columns={['Field', 'Kind', 'Values', { numbers: 'Other rules' }]} />
        {shown.map((indicator) => (
          <Row indicator={indicator} link={link} />
        ))}
      </table>
      {left > 0 && (
        <p class="sub">
          {thousands(left)} more values are in <a href={link(`${page.path}.json`)}>the JSON of this page</a>.
        </p>
      )}
    </section>
  )
}

/** Returns the indicators with their first values, and the number of values that are left out. */
function firstValues(indicators: readonly Indicator[]): {
  readonly shown: readonly Indicator[]
  readonly left: number
} {
  let room = MAX_VALUES
  const shown = indicators.flatMap((indicator) => {
    const values = indicator.values.slice(0, Math.max(0, room))
    room -= indicator.values.length
    return values.length === 0 ? [] : [{ ...indicator, values }]
  })
  return { shown, left: Math.max(0, -room) }
}

interface RowProps {
  readonly indicator: Indicator
  readonly link: RulePageProps['link']
}

/** One row group for a field and kind, so that each value keeps its count beside it. */
const Row = ({ indicator, link }: RowProps): VNode => {
  const { field, kind, isExcluded, values } = indicator
  return (
    <tbody>
      {values.map((value, index) => (
        <tr>
          {index === 0 && (
            <>
              <th scope="rowgroup" rowspan={values.length}>
                {field === null ? (
                  <span class="dim">any field</span>
                ) : (
                  <a href={link(searchPath(['field', field]))}>
                    <code>{field}</code>
                  </a>
                )}
              </th>
              <td rowspan={values.length}>
                {isExcluded && <span class="not">not </span>}
                <code>{kind}</code>
              </td>
            </>
          )}
          <td>
            {value.value === '' ? <span class="dim">{emptyValue(kind)}</span> : <code class="s">{value.value}</code>}
          </td>
          <td class="n">
            <Count indicator={indicator} value={value} link={link} />
          </td>
        </tr>
      ))}
    </tbody>
  )
}

const emptyValue = (kind: string): string => (kind === 'eq' ? 'empty text' : '')

const Count = ({ indicator, value, link }: RowProps & { readonly value: IndicatorValue }): VNode =>
  value.corpusCount === 0 ? (
    <span class="dim">0</span>
  ) : (
    <a href={link(valuePath(indicator.field, indicator.kind, value.value))}>{thousands(value.corpusCount)}</a>
  )
