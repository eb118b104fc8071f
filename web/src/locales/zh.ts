import { all, type Tree } from '.'

export default all(import.meta.glob<Tree>('./zh/*.json', { eager: true, import: 'default' }))
