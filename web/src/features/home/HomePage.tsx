import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { useDescriptions, type Description } from '~/api/descriptions'
import { useMe } from '~/api/session'
import { useCounts } from '~/components/document/useList'
import { quantity } from '~/lib/decimal'

/** What waits for somebody, list by list: every number leads to its documents. */
function Work({ list }: { list: Description }) {
  const counts = useCounts(list, {})
  return (
    <section className="zg-panel zg-section">
      <h2>{list.label}</h2>
      <div className="zg-numbers">
        {list.tabs.map((tab) => (
          <Link key={tab.key} to={list.path as string} search={tab.filters as never}>
            <span>{tab.label}</span>
            <b>{counts.data ? quantity(String(counts.data[tab.key] ?? 0)) : '…'}</b>
          </Link>
        ))}
      </div>
    </section>
  )
}

export default function HomePage() {
  const { t } = useTranslation()
  const { me } = useMe()
  const { lists } = useDescriptions()
  return (
    <div className="zg-document">
      <h1 className="zg-hello">{t('home.hello', { name: me?.name })}</h1>
      {[...lists.values()].filter((list) => list.counted).map((list) => <Work key={list.name} list={list} />)}
    </div>
  )
}
