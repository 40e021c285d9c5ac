import type { VNode } from 'preact'
import { MarkedText } from '../../shell/marked-text.js'
import type { RuleLink } from '../model/rule-page.js'

/** The changes of a rule set since a revision, as texts for people. */
export interface CatalogChanges {
  /** The revision as given. */
  readonly against: string
  readonly commit: string
  /** Counts the rules of each kind: `2 changed, 1 new`. */
  readonly summary: string
  readonly rules: readonly ChangedRule[]
}

export interface ChangedRule {
  readonly kind: 'added' | 'changed' | 'removed'
  readonly title: string
  readonly file: string
  /** Null for a removed rule. */
  readonly link: RuleLink | null
  /** One sentence for each change. */
  readonly changes: readonly string[]
}

const HEADINGS = { changed: 'Changed rules', added: 'New rules', removed: 'Removed rules' } as const

/** The page with the changes since a revision. */
export const ChangesBody = ({ changes }: { readonly changes: CatalogChanges }): VNode => (
  <>
    <nav class="crumb" aria-label="Breadcrumb">
      <a href="index.html">Rules</a> <span>/</span> <span>Changes</span>
    </nav>
    <h1>Changes since {changes.against}</h1>
    <p class="sub">
      {changes.summary}, compared with <code>{changes.commit.slice(0, 12)}</code>.
    </p>
    {(['changed', 'added', 'removed'] as const).map((kind) => (
      <Kind title={HEADINGS[kind]} rules={changes.rules.filter((rule) => rule.kind === kind)} />
    ))}
  </>
)

const Kind = ({ title, rules }: { readonly title: string; readonly rules: readonly ChangedRule[] }): VNode | null =>
  rules.length === 0 ? null : (
    <section>
      <h2 class="part">{title}</h2>
      <ul class="plain">
        {rules.map(({ title, file, link, changes }) => (
          <li class="event">
            {link === null ? <b>{title}</b> : <a href={`${link.path}.html`}>{title}</a>} <code class="dim">{file}</code>
            <ul class="bullets">
              {changes.map((text) => (
                <li>
                  <MarkedText text={text} />
                </li>
              ))}
            </ul>
          </li>
        ))}
      </ul>
    </section>
  )
