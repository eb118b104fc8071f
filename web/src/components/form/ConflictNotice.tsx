import { Alert, Form, Segmented, type FormInstance } from 'antd'
import { useTranslation } from 'react-i18next'
import * as decimal from '~/lib/decimal'
import { FieldValue } from './FieldValue'
import type { Conflict } from './spec'

/** What somebody else has changed meanwhile, field by field, and what becomes of it. */
export function ConflictNotice({ form, found }: { form: FormInstance; found: readonly Conflict[] }) {
  const { t } = useTranslation()
  const now = Form.useWatch([], form) as Record<string, unknown> | undefined
  if (!found.length) return null
  return (
    <Alert
      type="warning" showIcon className="zg-problems zg-conflict" title={t('conflict.title')}
      description={
        <>
          <p>{t('conflict.hint')}</p>
          <div className="zg-table-scroll">
            <table className="zg-table">
              <thead>
                <tr><th scope="col">{t('conflict.field')}</th><th scope="col">{t('conflict.before')}</th><th scope="col">{t('conflict.theirs')}</th><th scope="col">{t('conflict.mine')}</th><th scope="col">{t('conflict.keep')}</th></tr>
              </thead>
              <tbody>
                {found.map(({ spec, before, theirs, mine, both }) => (
                  <tr key={spec.name}>
                    <td>{spec.label}</td>
                    <td><FieldValue spec={spec} value={before} /></td>
                    <td><FieldValue spec={spec} value={theirs} /></td>
                    <td>{both ? <FieldValue spec={spec} value={mine} /> : decimal.NOTHING}</td>
                    <td>
                      {both ? (
                        <Segmented
                          size="small" aria-label={spec.label}
                          options={[{ value: 'mine', label: t('conflict.useMine') }, { value: 'theirs', label: t('conflict.useTheirs') }]}
                          value={JSON.stringify(now?.[spec.name]) === JSON.stringify(theirs) ? 'theirs' : 'mine'}
                          onChange={(which) => form.setFieldValue(spec.name, which === 'mine' ? mine : theirs)}
                        />
                      ) : t('conflict.taken')}
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        </>
      }
    />
  )
}
