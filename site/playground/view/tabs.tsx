import type { ComponentChildren, VNode } from 'preact'
import { useEffect, useRef } from 'preact/hooks'
import { nextTab } from './next-tab.js'

interface TabsProps<Name extends string> {
  /** The name of the group for screen readers. */
  readonly label: string
  /** Distinguishes the ids of several groups. */
  readonly id: string
  readonly tabs: readonly { readonly name: Name; readonly title: ComponentChildren }[]
  readonly selected: Name
  readonly onSelect: (name: Name) => void
  readonly className?: string
}

/** A group of tabs: arrow keys, Home and End move, and focus selects. */
export function Tabs<Name extends string>(props: TabsProps<Name>): VNode {
  const { label, id, tabs, selected, onSelect, className } = props
  const list = useRef<HTMLDivElement>(null)
  useEffect(() => {
    const box = list.current
    const tab = box?.querySelector<HTMLElement>('[aria-selected=true]')
    // Only the list scrolls, never the page.
    if (box && tab)
      box.scrollLeft = Math.max(0, tab.offsetLeft - box.offsetLeft - (box.clientWidth - tab.offsetWidth) / 2)
  }, [selected])
  const onKeyDown = (event: KeyboardEvent): void => {
    const names = tabs.map(({ name }) => name)
    const name = nextTab(names, selected, event.key)
    if (name === undefined) return
    event.preventDefault()
    onSelect(name)
    list.current?.querySelector<HTMLElement>(`#${id}-tab-${name}`)?.focus()
  }
  return (
    <div role="tablist" aria-label={label} class={className} ref={list} onKeyDown={onKeyDown}>
      {tabs.map(({ name, title }) => (
        <button
          type="button"
          role="tab"
          key={name}
          id={`${id}-tab-${name}`}
          aria-controls={`${id}-panel-${name}`}
          aria-selected={name === selected ? 'true' : 'false'}
          tabIndex={name === selected ? 0 : -1}
          onClick={() => onSelect(name)}
        >
          {title}
        </button>
      ))}
    </div>
  )
}

interface PanelProps {
  readonly id: string
  readonly name: string
  readonly isSelected: boolean
  readonly className?: string
  readonly children: ComponentChildren
}

/** The panel of a tab. */
export const Panel = ({ id, name, isSelected, className, children }: PanelProps): VNode => (
  <div
    role="tabpanel"
    id={`${id}-panel-${name}`}
    aria-labelledby={`${id}-tab-${name}`}
    class={className}
    hidden={!isSelected}
  >
    {children}
  </div>
)
