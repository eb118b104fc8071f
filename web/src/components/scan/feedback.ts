/* What a scan answers with: a sound, a colour over the whole screen, a jolt, the name spoken. */
import { useSyncExternalStore } from 'react'
import { current } from '~/lib/i18n'

export interface ScanSettings {
  sound: boolean
  speech: boolean
}

const KEY = 'zg.scan'
const FIRST: ScanSettings = { sound: true, speech: false }

function kept(): ScanSettings {
  try {
    return { ...FIRST, ...(JSON.parse(localStorage.getItem(KEY) ?? '{}') as Partial<ScanSettings>) }
  } catch {
    return FIRST
  }
}

let settings = kept()
let flash: { turn: number; ok: boolean } = { turn: 0, ok: true }
const listeners = new Set<() => void>()

function listen(tell: () => void): () => void {
  listeners.add(tell)
  return () => listeners.delete(tell)
}

function told(): void {
  for (const tell of listeners) tell()
}

export function useScanSettings(): ScanSettings {
  return useSyncExternalStore(listen, () => settings)
}

export function setScanSettings(change: Partial<ScanSettings>): void {
  settings = { ...settings, ...change }
  localStorage.setItem(KEY, JSON.stringify(settings))
  told()
}

export function useFlash(): { turn: number; ok: boolean } {
  return useSyncExternalStore(listen, () => flash)
}

let audio: AudioContext | null = null

/** A high short tone for yes, two low ones for no. */
function sound(ok: boolean): void {
  audio ??= new AudioContext()
  void audio.resume()
  for (const [from, length, pitch] of ok ? [[0, 0.09, 1760]] as const : [[0, 0.16, 220], [0.22, 0.22, 196]] as const) {
    const [tone, loudness] = [audio.createOscillator(), audio.createGain()]
    tone.type = ok ? 'sine' : 'square'
    tone.frequency.value = pitch
    const at = audio.currentTime + from
    loudness.gain.setValueAtTime(ok ? 0.25 : 0.15, at)
    loudness.gain.exponentialRampToValueAtTime(0.001, at + length)
    tone.connect(loudness).connect(audio.destination)
    tone.start(at)
    tone.stop(at + length)
  }
}

export function speak(text: string): void {
  if (!('speechSynthesis' in globalThis)) return
  speechSynthesis.cancel()
  const said = new SpeechSynthesisUtterance(text)
  said.lang = current() === 'zh' ? 'zh-CN' : 'en'
  said.rate = 1.2
  speechSynthesis.speak(said)
}

/** A scan was taken, or was not. `said`: what is spoken, where that is wanted. */
export function signal(ok: boolean, said = ''): void {
  flash = { turn: flash.turn + 1, ok }
  told()
  navigator.vibrate?.(ok ? 40 : [90, 60, 90])
  try {
    if (settings.sound) sound(ok)
  } catch {
    /* a machine without sound counts all the same */
  }
  if (settings.speech && said) speak(said)
}
