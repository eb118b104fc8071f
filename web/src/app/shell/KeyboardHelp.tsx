import { Modal } from 'antd'
import { useTranslation } from 'react-i18next'

const KEYS: readonly [string[], string][] = [
  [['Ctrl', 'K'], 'keys.search'],
  [['↑', '↓'], 'keys.rows'],
  [['Enter'], 'keys.open'],
  [['Space'], 'keys.select'],
  [['F2'], 'keys.newLine'],
  [['F4'], 'keys.save'],
  [['F8'], 'keys.confirm'],
  [['Ctrl', 'D'], 'keys.copyDown'],
  [['Ctrl', 'Delete'], 'keys.deleteLine'],
  [['Delete'], 'keys.closeTab'],
  [['Ctrl', 'F'], 'keys.find'],
]

export function KeyboardHelp({ open, onClose }: { open: boolean; onClose: () => void }) {
  const { t } = useTranslation()
  return (
    <Modal open={open} onCancel={onClose} footer={null} title={t('account.keyboard')} width={420}>
      <table className="zg-keys">
        <tbody>
          {KEYS.map(([keys, what]) => (
            <tr key={what}>
              <td>{keys.map((key) => <kbd key={key}>{key}</kbd>)}</td>
              <td>{t(what)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Modal>
  )
}
