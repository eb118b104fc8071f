import { BulbFilled, BulbOutlined, CloseOutlined } from '@ant-design/icons'
import { Alert, Button } from 'antd'
import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { detector } from './detector'
import { Sight } from './sight'

/** Between two looks: fast enough for a steady hand, slow enough for a phone that stays cool. */
const LOOK_MS = 90

interface Props {
  onCode: (code: string) => void
  onClose: () => void
}

type Torch = MediaTrackConstraintSet & { torch?: boolean }

function reason(error: unknown): 'denied' | 'none' | 'broken' {
  const name = error instanceof DOMException ? error.name : ''
  if (name === 'NotAllowedError' || name === 'SecurityError') return 'denied'
  return name === 'NotFoundError' || name === 'OverconstrainedError' ? 'none' : 'broken'
}

/** The picture of the rear camera; every code that comes into sight is one scan. */
export function CameraSheet({ onCode, onClose }: Props) {
  const { t } = useTranslation()
  const video = useRef<HTMLVideoElement>(null)
  const track = useRef<MediaStreamTrack | null>(null)
  const tell = useRef(onCode)
  const [ready, setReady] = useState(false)
  const [failed, setFailed] = useState<string | null>(null)
  const [torch, setTorch] = useState<boolean | null>(null)
  useEffect(() => {
    tell.current = onCode
  })
  useEffect(() => {
    let ended = false
    let timer = 0
    let stream: MediaStream | null = null
    const sight = new Sight()
    const begin = async () => {
      if (!navigator.mediaDevices) throw new DOMException('', 'SecurityError')
      const reading = detector()
      stream = await navigator.mediaDevices.getUserMedia({ audio: false, video: { facingMode: { ideal: 'environment' }, width: { ideal: 1280 }, height: { ideal: 720 } } })
      const shown = video.current
      if (ended || !shown) return stop()
      shown.srcObject = stream
      await shown.play()
      track.current = stream.getVideoTracks()[0] ?? null
      const can = track.current?.getCapabilities?.() as { torch?: boolean } | undefined
      if (can?.torch) setTorch(false)
      const reader = await reading
      setReady(true)
      const look = async () => {
        if (ended) return
        if (shown.readyState >= 2 && !document.hidden) {
          const found = await reader.detect(shown).catch(() => [])
          if (!ended) for (const code of sight.see(found.map((each) => each.rawValue.trim()).filter(Boolean), performance.now())) tell.current(code)
        }
        timer = window.setTimeout(() => void look(), LOOK_MS)
      }
      await look()
    }
    const stop = () => {
      for (const each of stream?.getTracks() ?? []) each.stop()
      track.current = null
    }
    begin().catch((error: unknown) => {
      stop()
      if (!ended) setFailed(reason(error))
    })
    return () => {
      ended = true
      clearTimeout(timer)
      stop()
    }
  }, [])
  const light = async () => {
    const on = !torch
    await track.current?.applyConstraints({ advanced: [{ torch: on } as Torch] })
    setTorch(on)
  }
  if (failed) return <Alert type="warning" showIcon title={t(`scan.camera.${failed}`)} closable={{ onClose }} />
  return (
    <section className="zg-camera" aria-label={t('scan.camera.label')}>
      <video ref={video} muted playsInline />
      <i className={ready ? 'zg-camera-line' : undefined} />
      <div className="zg-camera-tools">
        {torch !== null && <Button shape="circle" icon={torch ? <BulbFilled /> : <BulbOutlined />} aria-label={t('scan.camera.torch')} aria-pressed={torch} onClick={() => void light()} />}
        <Button shape="circle" icon={<CloseOutlined />} aria-label={t('scan.camera.close')} onClick={onClose} />
      </div>
    </section>
  )
}
