/* Texts are in the locales, in both languages, and nowhere else. */
import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import en from './en'
import zh from './zh'

const SRC = join(__dirname, '..')

function* files(at: string): Generator<string> {
  for (const name of readdirSync(at)) {
    const path = join(at, name)
    if (statSync(path).isDirectory()) yield* files(path)
    else if (/\.tsx?$/.test(name) && !/\.test\.tsx?$/.test(name) && !path.includes('generated')) yield path
  }
}

function keys(tree: object, at = ''): string[] {
  return Object.entries(tree).flatMap(([name, value]) => (typeof value === 'string' ? [`${at}${name}`] : keys(value as object, `${at}${name}.`)))
}

const sources = [...files(SRC)].map((path) => [path.slice(SRC.length + 1), readFileSync(path, 'utf8')] as const)
/** What is said in two languages at once, or in the language itself: the names of the languages, a tick. */
const ALLOWED = new Set(['简体中文', '中文', 'English', '✓', '—', '…', '、', '¥', '↑', '↓', '→', '·'])

function withoutComments(text: string): string {
  return text.replace(/\/\*[\s\S]*?\*\//g, '').replace(/(^|[^:])\/\/.*$/gm, '$1')
}

describe('locales', () => {
  test('both languages have the same keys', () => {
    expect(keys(en).sort()).toEqual(keys(zh).sort())
  })
  test('both languages have the same files', () => {
    expect(readdirSync(join(SRC, 'locales/en'))).toEqual(readdirSync(join(SRC, 'locales/zh')))
  })
  test('no text is empty', () => {
    for (const tree of [zh, en]) expect(JSON.stringify(tree)).not.toContain(':""')
  })
  test('placeholders are the same', () => {
    const flat = (tree: object) => new Map(keys(tree).map((key) => [key, String(key.split('.').reduce((at: unknown, part) => (at as Record<string, unknown>)[part], tree))]))
    const english = flat(en)
    for (const [key, text] of flat(zh)) {
      const names = (one: string) => [...one.matchAll(/\{\{(\w+)\}\}/g)].map((found) => found[1]).sort()
      expect(names(english.get(key) ?? ''), key).toEqual(names(text))
    }
  })
})

describe.each(sources)('%s', (_, text) => {
  const code = withoutComments(text)
  test('has no Chinese', () => {
    const found = [...code.matchAll(/[⺀-鿿＀-￯]+/g)].map((each) => each[0]).filter((each) => !ALLOWED.has(each))
    expect(found).toEqual([])
  })
  test('has no English between tags or in what is read out', () => {
    const between = [...code.matchAll(/[a-z"}/]>\s*([A-Z][a-z]+(?: [A-Za-z]+)*)\s*<\//g)].map((each) => each[1]!)
    const said = [...code.matchAll(/(?:placeholder|title|aria-label|label|description)="([^"]*[A-Za-z]{2,}[^"]*)"/g)].map((each) => each[1]!)
    expect([...between, ...said].filter((each) => !ALLOWED.has(each) && !['Enter', 'Ctrl D', 'Ctrl Del', 'Ctrl F', 'Ctrl K'].includes(each))).toEqual([])
  })
  test('asks for keys that exist', () => {
    const known = new Set(keys(zh))
    const asked = [...code.matchAll(/\bt\(\s*'([^'$]+)'/g)].map((each) => each[1]!)
    expect(asked.filter((key) => !known.has(key))).toEqual([])
  })
})
