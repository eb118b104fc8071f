import i18n from 'i18next'
import { initReactI18next } from 'react-i18next'
import { en, zh } from '~/locales'

export type Language = 'zh' | 'en'
const KEY = 'zg.language'

export function preferred(): Language {
  const kept = localStorage.getItem(KEY)
  if (kept === 'zh' || kept === 'en') return kept
  return navigator.language.toLowerCase().startsWith('zh') ? 'zh' : 'en'
}

export function current(): Language {
  return i18n.language === 'en' ? 'en' : 'zh'
}

export async function choose(language: Language): Promise<void> {
  localStorage.setItem(KEY, language)
  await i18n.changeLanguage(language)
  document.documentElement.lang = language === 'zh' ? 'zh-CN' : 'en'
}

void i18n.use(initReactI18next).init({
  lng: preferred(),
  fallbackLng: 'zh',
  resources: { zh: { translation: zh }, en: { translation: en } },
  interpolation: { escapeValue: false },
  returnNull: false,
})
document.documentElement.lang = preferred() === 'zh' ? 'zh-CN' : 'en'

export default i18n

/** A name inside a sentence: “Sales orders” becomes “sales orders”, “SKUs” stays. */
export function inSentence(name: string): string {
  return /^[A-Z][a-z]/.test(name) ? name[0]!.toLowerCase() + name.slice(1) : name
}
