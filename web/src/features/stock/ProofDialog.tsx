import { CheckCircleFilled, CloseCircleFilled, CopyOutlined, DownloadOutlined, PrinterOutlined } from '@ant-design/icons'
import { useQuery } from '@tanstack/react-query'
import { App, Button, Modal, Select, Skeleton, Space } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { components } from '~/api/generated/schema'
import { get, url } from '~/api/http'
import { Problems } from '~/components/Problems'
import { quantity } from '~/lib/decimal'
import { moment } from '~/lib/time'
import { ProofChecks, ProofFigures, ProofParts } from './ProofTables'
import './proof.css'

type Proof = components['schemas']['ProofOut']

interface Props {
  sku: string
  /** Where the SKU has ever been. */
  places: readonly { id: number; name: string }[]
  first: number
  onClose: () => void
}

/** 库存证明: what lies there, recomputed from the first move while one waits, as a paper that can be printed and checked by others. */
export function ProofDialog({ sku, places, first, onClose }: Props) {
  const { t, i18n } = useTranslation()
  const { message } = App.useApp()
  const [warehouse, setWarehouse] = useState(first)
  const { data, error, isFetching } = useQuery({
    queryKey: ['/stock/proof', sku, warehouse, i18n.language], gcTime: 0, staleTime: 0, refetchOnWindowFocus: false,
    queryFn: ({ signal }) => get<Proof>(`/stock/skus/${sku}/proof`, { warehouse_id: warehouse }, signal),
  })
  const copy = () => void navigator.clipboard.writeText(JSON.stringify(data, null, 2)).then(() => message.success(t('common.copied')))
  return (
    <Modal
      open onCancel={onClose} width={820} style={{ top: 32 }} className="zg-proof-dialog" title={t('stock.proof.title')}
      footer={
        <div className="zg-proof-tools">
          {places.length > 1 && (
            <Select className="zg-filter" aria-label={t('stock.warehouse')} value={warehouse} onChange={setWarehouse} options={places.map((place) => ({ value: place.id, label: place.name }))} />
          )}
          <span className="zg-spacer" />
          <Space wrap>
            <Button icon={<DownloadOutlined />} href={url(`/stock/skus/${sku}/proof/moves`, { warehouse_id: warehouse, export: 'csv', headings: 'names' })} download>{t('stock.proof.moves')}</Button>
            <Button icon={<CopyOutlined />} disabled={!data} onClick={copy}>{t('stock.proof.copy')}</Button>
            <Button icon={<PrinterOutlined />} disabled={!data} onClick={() => print()}>{t('stock.proof.print')}</Button>
            <Button type="primary" onClick={onClose}>{t('stock.proof.close')}</Button>
          </Space>
        </div>
      }
    >
      <Problems error={error} />
      {isFetching && !data && <Skeleton active paragraph={{ rows: 8 }} />}
      {data && <Certificate proof={data} />}
    </Modal>
  )
}

function Certificate({ proof }: { proof: Proof }) {
  const { t } = useTranslation()
  const { moves } = proof
  return (
    <article className="zg-proof" aria-label={t('stock.proof.title')}>
      <div className={`zg-verdict ${proof.holds ? 'zg-verdict-good' : 'zg-verdict-bad'}`} role="status">
        {proof.holds ? <CheckCircleFilled aria-hidden /> : <CloseCircleFilled aria-hidden />}
        <div>
          <b>{t(proof.holds ? 'stock.proof.holds' : 'stock.proof.broken')}</b>
          <span>{t('stock.proof.what', { code: proof.sku_code, name: proof.sku_name, warehouse: proof.warehouse_name, time: moment(proof.as_of) })}</span>
        </div>
      </div>
      <ProofFigures proof={proof} />
      <ProofChecks checks={proof.checks} />
      <ProofParts proof={proof} />
      <dl className="zg-facts zg-proof-facts">
        <div><dt>{t('stock.proof.count')}</dt><dd>{quantity(String(moves.count))}</dd></div>
        <div><dt>{t('stock.proof.range')}</dt><dd>{moves.first_id == null ? '—' : `${moves.first_id} – ${moves.last_id}`}</dd></div>
        <div><dt>{t('stock.proof.period')}</dt><dd>{moves.first_at && moves.last_at ? `${moment(moves.first_at)} – ${moment(moves.last_at)}` : '—'}</dd></div>
        <div className="zg-proof-hash"><dt>SHA-256</dt><dd><code>{moves.sha256}</code></dd></div>
        {moves.value_sha256 && <div className="zg-proof-hash"><dt>{t('stock.proof.values')}</dt><dd><code>{moves.value_sha256}</code></dd></div>}
      </dl>
      <p className="zg-why">{t('stock.proof.how')}</p>
    </article>
  )
}
