import type { VNode } from 'preact'
import type { ViewProps } from './props.js'

/** Chooses built-in pipelines; those that fit the rule come first. */
export const PipelinesForm = ({ state, dispatch }: Omit<ViewProps, 'targets'>): VNode => {
  const { available = [], suggested = [] } = state.answer.pipelines ?? {}
  const { builtIn } = state.input
  const isFitting = (name: string): boolean => suggested.includes(name) || builtIn.includes(name)
  const fitting = available.filter(({ name }) => isFitting(name))
  const others = available.filter(({ name }) => !isFitting(name))
  const box = ({ name, about }: (typeof available)[number]): VNode => (
    <li key={name}>
      <label>
        <input
          type="checkbox"
          checked={builtIn.includes(name)}
          onChange={() => dispatch({ kind: 'toggle-pipeline', name })}
        />{' '}
        <code>{name}</code> <span class="dim">{about}</span>
      </label>
    </li>
  )
  return (
    <div class="body pick">
      <p class="sub">
        Pipelines give fields the names of your data. A target uses those that are for it.{' '}
        {suggested.length === 0 && 'None of the built-in ones is about this log source and target.'}
      </p>
      <ul class="plain">{fitting.map(box)}</ul>
      <details>
        <summary>All built-in pipelines</summary>
        <ul class="plain">{others.map(box)}</ul>
      </details>
    </div>
  )
}
