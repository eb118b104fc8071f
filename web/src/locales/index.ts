/* The texts of the application: a file for each area and language, put together here. A browser asks for the language it speaks. */

export interface Tree {
  [name: string]: string | Tree
}

function merged(into: Tree, more: Tree): Tree {
  for (const [name, value] of Object.entries(more)) {
    const there = into[name]
    into[name] = typeof value === 'object' && typeof there === 'object' ? merged({ ...there }, value) : value
  }
  return into
}

export function all(files: Record<string, Tree>): Tree {
  return Object.values(files).reduce<Tree>((into, more) => merged(into, more), {})
}
