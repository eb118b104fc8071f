import i18n from 'i18next'
import { initReactI18next } from 'react-i18next'
import type { Tree } from '~/locales'

export type Language = 'zh' | 'en'
const KEY = 'zg.language'

/** What somebody chose in this browser. */
export function chosen(): Language | null {
  const kept = localStorage.getItem(KEY)
  return kept === 'zh' || kept === 'en' ? kept : null
}

export function preferred(): Language {
  return chosen() ?? (navigator.language.toLowerCase().startsWith('zh') ? 'zh' : 'en')
}

export function current(): Language {
  return i18n.language === 'en' ? 'en' : 'zh'
}

const TEXTS: Record<Language, () => Promise<{ default: Tree }>> = { zh: () => import('~/locales/zh'), en: () => import('~/locales/en') }

export async function choose(language: Language): Promise<void> {
  localStorage.setItem(KEY, language)
  if (!i18n.hasResourceBundle(language, 'translation')) i18n.addResourceBundle(language, 'translation', (await TEXTS[language]()).default)
  await i18n.changeLanguage(language)
  document.documentElement.lang = language === 'zh' ? 'zh-CN' : 'en'
}

const first = preferred()
// Nothing is drawn before its words are here; each language is whole (a test says so), and the other one comes when somebody chooses it.
void i18n.use(initReactI18next).init({
  lng: first,
  fallbackLng: false,
  resources: { [first]: { translation: (await TEXTS[first]()).default } },
  interpolation: { escapeValue: false },
  returnNull: false,
})
document.documentElement.lang = first === 'zh' ? 'zh-CN' : 'en'

export default i18n

/** A name inside a sentence: “Sales orders” becomes “sales orders”, “SKUs” stays. */
export function inSentence(name: string): string {
  return /^[A-Z][a-z]/.test(name) ? name[0]!.toLowerCase() + name.slice(1) : name
}
