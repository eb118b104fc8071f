/* Pages are many, and what they share falls into as many pieces as there are ways to share: what everybody needs is put together by hand. */
import { fileURLToPath } from 'node:url'
import type { Plugin } from 'vite'

/** Files that only hand on what others have; who imports one of them needs what it names, not all that it could name. */
const BARREL = /\/(antd\/es|@ant-design\/icons\/es|@ant-design\/icons\/es\/icons)\/index\.js$/
const HANDED = /export\s*\{\s*default as (\w+)\s*\}\s*from\s*["']([^"']+)["']/g
const NAMED = /import\s*(?:\w+\s*,\s*)?\{([^}]*)\}\s*from\s*["'](antd|@ant-design\/icons)["']/g

/** The modules that are needed as soon as each of `roots` is, by themselves and by what they import. */
export function needs<Name extends string>(roots: Record<Name, string>): { plugin: Plugin; has: (name: Name, id: string) => boolean } {
  const found = new Map<string, Set<string>>()
  const plugin: Plugin = {
    name: 'zg-chunks',
    async buildEnd() {
      const ids = new Map<string, string>()
      // Where each name of a barrel comes from.
      for (const barrel of [...this.getModuleIds()].filter((id) => BARREL.test(id))) {
        for (const [, name, from] of (this.getModuleInfo(barrel)?.code ?? '').matchAll(HANDED)) {
          const id = (await this.resolve(from!, barrel))?.id
          if (id) ids.set(name!, id)
        }
      }
      for (const [name, root] of Object.entries<string>(roots)) {
        const seen = new Set<string>()
        const ahead = [fileURLToPath(new URL(root, import.meta.url))]
        for (let id = ahead.pop(); id !== undefined; id = ahead.pop()) {
          if (seen.has(id)) continue
          seen.add(id)
          const module = this.getModuleInfo(id)
          ahead.push(...(module?.importedIds ?? []).filter((other) => !BARREL.test(other)))
          if (/node_modules/.test(id)) continue
          for (const [, names] of (module?.code ?? '').matchAll(NAMED)) {
            for (const each of names!.split(',')) {
              const from = ids.get(each.trim().split(/\s+as\s+/)[0]!)
              if (from) ahead.push(from)
            }
          }
        }
        found.set(name, seen)
      }
    },
  }
  return { plugin, has: (name, id) => found.get(name)?.has(id) ?? false }
}
