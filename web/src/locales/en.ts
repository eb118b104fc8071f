import { all, type Tree } from '.'

export default all(import.meta.glob<Tree>('./en/*.json', { eager: true, import: 'default' }))
