import type { ElasticConverted } from '../elastic-rule-settings.js'

/** Returns a converted rule with a text after its title and its name. */
export function suffixed(converted: ElasticConverted, { suffix }: { readonly suffix: string }): ElasticConverted {
  if (suffix === '') return converted
  const { conversion } = converted
  const { title, name } = conversion.head.metadata
  const metadata = {
    ...conversion.head.metadata,
    title: `${title}${suffix}`,
    ...(name === undefined ? {} : { name: `${name}${suffix}` }),
  }
  return { ...converted, conversion: { ...conversion, head: { ...conversion.head, metadata } } }
}
