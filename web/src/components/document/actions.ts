/* How the buttons of actions look. What they are called and when they may be pressed the server says. */

export type ActionTone = 'primary' | 'plain' | 'danger'

const FORWARD = new Set(['confirm', 'ship', 'receive', 'approve', 'post', 'refund', 'apply'])
const BACKWARD = new Set(['cancel', 'undo', 'reopen', 'close'])
const LOSS = new Set(['cancel', 'undo'])

export function tone(action: string): ActionTone {
  if (LOSS.has(action)) return 'danger'
  return FORWARD.has(action) ? 'primary' : 'plain'
}

/** Actions in the order of the work: what goes on first, what goes back last. */
export function inOrder<T extends { action: string }>(actions: readonly T[]): T[] {
  const rank = (action: string) => (FORWARD.has(action) ? 0 : BACKWARD.has(action) ? 2 : 1)
  return [...actions].sort((a, b) => rank(a.action) - rank(b.action))
}
