import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { usePrintKinds } from '~/components/print/kinds'
import { moment } from '~/lib/time'

/** What can be printed, and who changed how it looks. */
export default function TemplateListPage() {
  const { t } = useTranslation()
  const kinds = usePrintKinds()
  return (
    <section className="zg-panel">
      <header className="zg-doc-head"><h1>{t('page.printing.templates')}</h1></header>
      <p className="zg-hint zg-pad">{t('print.listHint')}</p>
      <div className="zg-table-scroll">
        <table className="zg-table">
          <thead><tr><th scope="col">{t('print.template')}</th><th scope="col">{t('print.state')}</th><th scope="col">{t('print.savedBy')}</th><th scope="col">{t('print.savedAt')}</th></tr></thead>
          <tbody>
            {kinds.map((kind) => (
              <tr key={kind.kind}>
                <td><Link to={`/system/printing/${kind.kind}` as string}>{kind.label}</Link></td>
                <td>{kind.changed ? t('print.changed', { version: kind.version }) : t('print.own')}</td>
                <td>{kind.saved_by ?? '—'}</td><td>{kind.saved_at ? moment(kind.saved_at) : '—'}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  )
}
