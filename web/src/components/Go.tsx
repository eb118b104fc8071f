import { useNavigate } from '@tanstack/react-router'
import type { MouseEvent, ReactNode } from 'react'

/** A link in a table, where there are hundreds: the router opens it, but does not watch over each of them. */
export function Go({ to, children }: { to: string; children: ReactNode }) {
  const navigate = useNavigate()
  const go = (event: MouseEvent) => {
    // Another window is the browser's own business.
    if (event.button || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return
    event.preventDefault()
    void navigate({ to })
  }
  return <a href={to} tabIndex={-1} onClick={go}>{children}</a>
}
