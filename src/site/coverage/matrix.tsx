import type { VNode } from 'preact'
import type { Coverage, TacticCoverage, TechniqueCoverage } from '../../project/coverage/coverage.js'
import { thousands } from '../../text/count.js'
import type { CoverageLinks } from './links.js'
import { SHADE_NAMES, shadeOf } from './shades.js'

/** The techniques of a tactic, those with the most rules first. */
function techniquesOf({ techniques }: TacticCoverage, byId: ReadonlyMap<string, TechniqueCoverage>) {
  return techniques.flatMap((id) => byId.get(id) ?? []).toSorted((a, b) => b.rules - a.rules)
}

const byIdOf = ({ techniques }: Coverage): ReadonlyMap<string, TechniqueCoverage> =>
  new Map(techniques.map((technique) => [technique.id, technique]))

/** All tactics at a glance: a square for each technique. Each tactic links to its place in the matrix. */
export const Overview = ({ coverage }: { readonly coverage: Coverage }): VNode => {
  const byId = byIdOf(coverage)
  return (
    <section aria-labelledby="overview">
      <h2 class="sr" id="overview">
        Overview
      </h2>
      <div class="map">
        {coverage.tactics.map((tactic) => (
          <a href={`#${tactic.id}`}>
            <span>
              <b>{overviewName(tactic.name)}</b>
              <span class="dim" data-covered={tactic.id}>
                {tactic.covered} of {tactic.techniques.length}
              </span>
            </span>
            <i aria-hidden="true">
              {techniquesOf(tactic, byId).map(({ id, rules }) => (
                <u class={`h${shadeOf(rules)}`} data-id={id} />
              ))}
            </i>
          </a>
        ))}
      </div>
    </section>
  )
}

/** A name with a place to break it, if it is wider than its column. */
const overviewName = (name: string): string => name.replace(/^(Recon)(naissance)$/, '$1\u00ad$2')

/** The names of the shades of the matrix. The script replaces it for other colors. */
export const Legend = (): VNode => (
  <ul class="plain legend" id="legend" aria-label="Rules per technique">
    {SHADE_NAMES.map((name, shade) => (
      <li>
        <i class={`sw h${shade}`} />
        {name}
      </li>
    ))}
  </ul>
)

/** Every technique under each of its tactics, with the number of its rules. */
export const Matrix = ({ coverage, links }: { readonly coverage: Coverage; readonly links: CoverageLinks }): VNode => {
  const byId = byIdOf(coverage)
  return (
    <section aria-labelledby="matrix">
      <h2 class="sr" id="matrix">
        Matrix
      </h2>
      <div class="fold" id="fold">
        {coverage.tactics.map((tactic) => (
          <section class="tac" id={tactic.id} aria-labelledby={`h-${tactic.id}`}>
            <h3 id={`h-${tactic.id}`}>
              {tactic.name}{' '}
              <span data-covered={tactic.id}>
                {tactic.covered} of {tactic.techniques.length}
              </span>
            </h3>
            <ul class="plain">
              {techniquesOf(tactic, byId).map((technique) => (
                <Entry technique={technique} href={links.technique(technique)} />
              ))}
            </ul>
          </section>
        ))}
      </div>
    </section>
  )
}

const Entry = ({
  technique: { id, name, rules },
  href,
}: {
  readonly technique: TechniqueCoverage
  readonly href: string
}): VNode => (
  <li class={rules === 0 ? 'zero' : undefined} data-id={id}>
    <i class={`sw h${shadeOf(rules)}`} />
    {rules === 0 ? <span>{name}</span> : <a href={href}>{name}</a>}
    <span class="n">
      {rules === 0 ? (
        <>
          <span class="sr">no rule</span>–
        </>
      ) : (
        thousands(rules)
      )}
    </span>
  </li>
)
