import { useQuery, useQueryClient } from '@tanstack/react-query'
import { App, Button, Checkbox, Input, InputNumber, Modal, Form, Select } from 'antd'
import { useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { components } from '~/api/generated/schema'
import { get, send } from '~/api/http'
import { useDraft } from '~/lib/drafts'
import { usePage } from '~/lib/page'
import { Problems } from '~/components/Problems'
import { RefSelect } from '~/components/RefSelect'
import { useCompanies } from '~/components/useCompanies'

type Rule = components['schemas']['RuleOut']
const PATTERNS = ['YYYYMMDD', 'YYMMDD', 'YYYYMM', 'YYMM', 'YYYY', 'YY', ''] as const
const RESETS = ['day', 'month', 'year', 'never'] as const

export default function NumberingPage() {
  const { t, i18n } = useTranslation()
  const { message } = App.useApp()
  const client = useQueryClient()
  const { companies, company: meant, choose } = useCompanies()
  const company = meant?.id ?? null
  const rules = useQuery({ queryKey: ['number-rules', company], enabled: company !== null, queryFn: ({ signal }) => get<{ items: Rule[] }>('/number-rules', { company_id: company }, signal) })
  const [edited, setEdited] = useState<Rule | null>(null)
  const [error, setError] = useState<unknown>(null)
  const [form] = Form.useForm<Rule>()
  const page = usePage()
  // Behind another page the fields of a form are not there to be asked.
  const touched = useRef(false)
  const settled = useDraft<{ rule: Rule; values: Rule }>(`${page.path}#rule`, () => (edited && touched.current ? { rule: edited, values: form.getFieldsValue(true) as Rule } : null), (draft) => {
    form.setFieldsValue(draft.values)
    setEdited(draft.rule)
  })
  const edit = (rule: Rule | null) => {
    settled()
    touched.current = false
    setError(null)
    form.resetFields()
    if (rule) form.setFieldsValue(rule)
    setEdited(rule)
  }
  const save = async () => {
    const values = await form.validateFields().catch(() => null)
    if (!values || !edited) return
    setError(null)
    try {
      await send('PUT', '/number-rules', { rules: [{ ...values, company_id: edited.company_id, series: edited.series }] })
      void message.success(t('common.saved'))
      edit(null)
      void client.invalidateQueries({ queryKey: ['number-rules'] })
    } catch (problem) {
      setError(problem)
    }
  }
  return (
    <section className="zg-panel">
      <header className="zg-doc-head">
        <h1>{t('page.system.numbering')}</h1>
        <span className="zg-spacer" />
        {companies.length > 1 && <RefSelect list="companies" value={company} onChange={choose} allowClear={false} />}
      </header>
      <Problems error={rules.error} />
      <div className="zg-table-scroll">
        <table className="zg-table">
          <thead><tr><th scope="col">{t('numbering.series')}</th><th scope="col">{t('numbering.example')}</th><th scope="col">{t('numbering.reset')}</th><th scope="col">{t('numbering.gapless')}</th><th scope="col" /></tr></thead>
          <tbody>
            {rules.data?.items.map((rule) => (
              <tr key={rule.series}>
                <td>{i18n.language === 'zh' ? rule.zh : rule.en}</td><td><code>{rule.example}</code></td><td>{t(`numbering.resets.${rule.reset}`)}</td><td>{rule.gapless ? '✓' : ''}</td>
                <td className="zg-numeric">
                  <Button type="link" size="small" onClick={() => edit(rule)}>{t('common.edit')}</Button>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <Modal open={edited !== null} title={edited && (i18n.language === 'zh' ? edited.zh : edited.en)} onCancel={() => edit(null)} onOk={() => void save()} okText={t('common.save')} forceRender>
        <Problems error={error} />
        <Form<Rule> form={form} onValuesChange={() => { touched.current = true }} labelCol={{ flex: '96px' }} colon={false}>
          <Form.Item name="prefix" label={t('numbering.prefix')} rules={[{ required: true, message: t('numbering.needPrefix') }]}><Input count={{ max: 10 }} /></Form.Item>
          <Form.Item name="pattern" label={t('numbering.pattern')}><Select options={PATTERNS.map((value) => ({ value, label: value || t('numbering.noDate') }))} /></Form.Item>
          <Form.Item name="width" label={t('numbering.width')}><InputNumber min={1} max={12} /></Form.Item>
          <Form.Item name="reset" label={t('numbering.reset')}><Select options={RESETS.map((value) => ({ value, label: t(`numbering.resets.${value}`) }))} /></Form.Item>
          <Form.Item name="gapless" label={t('numbering.gapless')} valuePropName="checked" tooltip={t('numbering.gaplessHint')}><Checkbox /></Form.Item>
        </Form>
      </Modal>
    </section>
  )
}
