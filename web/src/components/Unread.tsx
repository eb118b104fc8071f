import { useNavigate } from '@tanstack/react-router'
import { Button, Space } from 'antd'
import { useTranslation } from 'react-i18next'
import { usePage } from '~/lib/page'
import { close } from '~/lib/tabs'
import { Problems } from './Problems'

/** Instead of a page whose document could not be read: why, and where one can go from here. */
export function Unread({ error, onAgain }: { error: unknown; onAgain?: () => void }) {
  const { t } = useTranslation()
  const { path } = usePage()
  const navigate = useNavigate()
  // The list that the document would stand in.
  const list = path.replace(/\/[^/]*$/, '') || '/'
  return (
    <div className="zg-panel zg-pad">
      <Problems error={error} />
      <Space>
        {onAgain && <Button onClick={onAgain}>{t('error.again')}</Button>}
        <Button
          type="primary"
          onClick={() => {
            close([path], path)
            void navigate({ to: list as string })
          }}
        >
          {t('error.list')}
        </Button>
      </Space>
    </div>
  )
}
