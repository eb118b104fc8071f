import { CameraOutlined, EditOutlined, SoundOutlined } from '@ant-design/icons'
import { Button, Dropdown, Input, type InputRef } from 'antd'
import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { CameraSheet } from './CameraSheet'
import { setScanSettings, useFlash, useScanSettings } from './feedback'
import './scan.css'

interface Props {
  /** What is scanned now: goods, a lot, the number of a piece. */
  label: string
  onCode: (code: string) => void
  /** The page is behind another one: its box listens to nobody. */
  on: boolean
}

function typesElsewhere(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName))
}

function dialogIsOpen(): boolean {
  return document.querySelector('.ant-modal-wrap:not([style*="display: none"]), .ant-drawer-open') !== null
}

/**
 * The field that a hand scanner types into. It is always ready: what is typed while nothing else has the cursor goes into it. On a phone it
 * keeps the keyboard of the screen away until somebody asks for it. The camera opens above it and stays open from scan to scan.
 */
export function ScanBox({ label, onCode, on }: Props) {
  const { t } = useTranslation()
  const box = useRef<InputRef>(null)
  const [text, setText] = useState('')
  const [camera, setCamera] = useState(false)
  const [keyboard, setKeyboard] = useState(false)
  const settings = useScanSettings()
  useEffect(() => {
    if (on) box.current?.focus({ preventScroll: true })
  }, [on, label])
  useEffect(() => {
    if (!on) return
    const catchKeys = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.altKey || event.metaKey || event.key.length !== 1 || typesElsewhere(event.target) || dialogIsOpen()) return
      // The key itself arrives in the field: the cursor is there before its character is.
      box.current?.focus({ preventScroll: true })
    }
    addEventListener('keydown', catchKeys)
    return () => removeEventListener('keydown', catchKeys)
  }, [on])
  const take = () => {
    const code = (box.current?.input?.value ?? text).trim()
    setText('')
    if (code) onCode(code)
  }
  return (
    <div className="zg-scan">
      <Flash />
      {camera && on && <CameraSheet onCode={onCode} onClose={() => setCamera(false)} />}
      <div className="zg-scan-line">
        <Input
          ref={box} size="large" value={text} placeholder={label} aria-label={label} maxLength={100} autoComplete="off" autoCapitalize="off" spellCheck={false} enterKeyHint="done"
          inputMode={keyboard ? 'text' : 'none'} onChange={(event) => setText(event.target.value)} onPressEnter={take} onBlur={() => setKeyboard(false)}
          suffix={
            <Button
              type="text" size="small" icon={<EditOutlined />} aria-label={t('scan.type')} className="zg-scan-type"
              onMouseDown={(event) => event.preventDefault()}
              onClick={() => {
                setKeyboard(true)
                // The keyboard comes with a new focus only.
                box.current?.blur()
                setTimeout(() => {
                  setKeyboard(true)
                  box.current?.focus()
                }, 0)
              }}
            />
          }
        />
        <Button size="large" type={camera ? 'primary' : 'default'} icon={<CameraOutlined />} aria-label={t('scan.camera.open')} aria-pressed={camera} onClick={() => setCamera(!camera)} />
        <Dropdown
          trigger={['click']} placement="bottomRight"
          menu={{
            selectable: true, multiple: true, selectedKeys: [...(settings.sound ? ['sound'] : []), ...(settings.speech ? ['speech'] : [])],
            items: [{ key: 'sound', label: t('scan.sound') }, { key: 'speech', label: t('scan.speech') }],
            onClick: ({ key }) => setScanSettings(key === 'sound' ? { sound: !settings.sound } : { speech: !settings.speech }),
          }}
        >
          <Button size="large" icon={<SoundOutlined />} aria-label={t('scan.settings')} />
        </Dropdown>
      </div>
    </div>
  )
}

/** The whole screen says yes or no. */
function Flash() {
  const { turn, ok } = useFlash()
  // What was answered on another page is over.
  const [first] = useState(turn)
  return turn !== first ? <i key={turn} className={ok ? 'zg-flash zg-flash-ok' : 'zg-flash zg-flash-fail'} aria-hidden="true" /> : null
}
