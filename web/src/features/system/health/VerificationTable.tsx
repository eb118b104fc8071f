import { CheckCircleFilled, CloseCircleFilled } from '@ant-design/icons'
import { Link } from '@tanstack/react-router'
import { Fragment } from 'react'
import { useTranslation } from 'react-i18next'
import type { components } from '~/api/generated/schema'
import { quantity } from '~/lib/decimal'

type Check = components['schemas']['VerificationCheckOut']

/** Every check with its rows, its differences and its time; below a check that differs, the first rows that are wrong. */
export function VerificationTable({ checks }: { checks: readonly Check[] }) {
  const { t } = useTranslation()
  const ordered = [...checks].sort((a, b) => Number(b.differences > 0) - Number(a.differences > 0))
  return (
    <div className="zg-table-scroll" tabIndex={0} role="group" aria-label={t('verify.title')}>
      <table className="zg-table zg-verify">
        <thead>
          <tr>
            <th scope="col">{t('verify.check')}</th>
            <th scope="col" className="zg-numeric">{t('verify.rows')}</th>
            <th scope="col" className="zg-numeric">{t('verify.differences')}</th>
            <th scope="col" className="zg-numeric zg-wide-only">{t('verify.time')}</th>
          </tr>
        </thead>
        <tbody>
          {ordered.map((check) => (
            <Fragment key={check.name}>
              <tr>
                <td>{check.differences ? <CloseCircleFilled aria-hidden className="zg-bad-sign" /> : <CheckCircleFilled aria-hidden className="zg-good-sign" />} {check.label}</td>
                <td className="zg-numeric">{quantity(String(check.rows))}</td>
                <td className={`zg-numeric${check.differences ? ' zg-alarm' : ''}`}>{quantity(String(check.differences))}</td>
                <td className="zg-numeric zg-wide-only">{quantity(String(check.milliseconds))}</td>
              </tr>
              {check.differences > 0 && (
                <tr className="zg-verify-examples">
                  <td colSpan={4}>
                    <table className="zg-table">
                      <caption className="zg-caption">{t('verify.examples', { label: check.label, count: check.examples.length })}</caption>
                      <thead><tr><th scope="col">{t('verify.row')}</th><th scope="col">{t('verify.expected')}</th><th scope="col">{t('verify.found')}</th></tr></thead>
                      <tbody>
                        {check.examples.map((one) => (
                          <tr key={`${one.row}${one.expected}`}>
                            <td>{one.link ? <Link to={one.link as string}>{one.row}</Link> : one.row}</td><td>{one.expected}</td><td className="zg-alarm">{one.found}</td>
                          </tr>
                        ))}
                      </tbody>
                    </table>
                  </td>
                </tr>
              )}
            </Fragment>
          ))}
        </tbody>
      </table>
    </div>
  )
}
