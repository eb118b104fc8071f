/* What the server refuses in a batch of one document, put where the user sees it: on the line, on the field of the head. */
import type { Problem } from '~/lib/problem'

const LINE = /^(?:body\.)?(?:\w+\.\d+\.)?lines\.(\d+)/
const FIELD = /^(?:body\.)?(?:\w+\.\d+\.)?(\w+)(?:\.\w+)*$/

export interface Faults {
  /** Position of the line sent → what is wrong with it. */
  lines: Map<number, string>
  /** Field of the head → what is wrong with it. */
  fields: Map<string, string>
}

export function faults(problem: Problem): Faults {
  const found: Faults = { lines: new Map(), fields: new Map() }
  for (const { field, detail } of problem.entries) {
    if (!field) continue
    const line = LINE.exec(field)
    const head = FIELD.exec(field)
    if (line) found.lines.set(Number(line[1]), found.lines.get(Number(line[1])) ?? detail)
    else if (head) found.fields.set(head[1]!, found.fields.get(head[1]!) ?? detail)
  }
  return found
}
