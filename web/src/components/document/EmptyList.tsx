import { Button, Empty } from 'antd'
import { useTranslation } from 'react-i18next'
import type { Description } from '~/api/descriptions'
import { inSentence } from '~/lib/i18n'

interface Props {
  description: Description
  /** Somebody has asked for less than the list shows of itself. */
  narrowed: boolean
  onAll: () => void
  /** Null: the user may not add anything here. */
  onFirst: (() => void) | null
}

/** A list without rows: what it is for and how it begins, or the way back from filters that find nothing. */
export function EmptyList({ description, narrowed, onAll, onFirst }: Props) {
  const { t } = useTranslation()
  if (narrowed) {
    return (
      <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={t('list.noMatch')}>
        <Button onClick={onAll}>{t('list.showAll')}</Button>
      </Empty>
    )
  }
  return (
    <Empty
      image={Empty.PRESENTED_IMAGE_SIMPLE}
      description={<>{t(`nothing.${description.name}`, { defaultValue: t('list.none', { what: inSentence(description.label) }) })}<span className="zg-about">{t(`about.${description.name}`, { defaultValue: '' })}</span></>}
    >
      {onFirst && <Button type="primary" onClick={onFirst}>{t('list.first')}</Button>}
    </Empty>
  )
}
