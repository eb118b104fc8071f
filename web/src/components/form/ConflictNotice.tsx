import { Alert, Form, Segmented, type FormInstance } from 'antd'
import { useTranslation } from 'react-i18next'
import { useQuery } from '@tanstack/react-query'
import { one } from '~/api/references'
import * as decimal from '~/lib/decimal'
import type { Conflict, FieldSpec } from './spec'

function Named({ list, id }: { list: string; id: number }) {
  const { data } = useQuery({ queryKey: ['reference', list, 'one', id], queryFn: ({ signal }) => one(list, id, signal), staleTime: 60_000 })
  return data?.label ?? String(id)
}

function Value({ spec, value }: { spec: FieldSpec; value: unknown }) {
  const { t } = useTranslation()
  if (value == null || value === '' || (Array.isArray(value) && !value.length)) return decimal.NOTHING
  if (spec.kind === 'reference') return <Named list={spec.list!} id={value as number} />
  if (spec.kind === 'flag') return t(value === true ? 'common.yes' : 'common.no')
  if (spec.kind === 'rate') return decimal.rate(String(value))
  if (spec.kind === 'choice') return spec.options?.find((each) => each.value === value)?.label ?? String(value)
  return Array.isArray(value) ? value.join(', ') : String(value)
}

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
                    <td><Value spec={spec} value={before} /></td>
                    <td><Value spec={spec} value={theirs} /></td>
                    <td>{both ? <Value spec={spec} value={mine} /> : decimal.NOTHING}</td>
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
