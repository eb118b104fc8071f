import { useCallback, useState, type ReactNode } from 'react'

type Render<T> = (done: (answer: T | null) => void) => ReactNode

/** Ask in a dialog and wait for the answer: null if the user thought better of it. `dialog` stands somewhere on the page. */
export function useAsk<T>(): { ask: (render: Render<T>) => Promise<T | null>; dialog: ReactNode } {
  const [dialog, setDialog] = useState<ReactNode>(null)
  const ask = useCallback(
    (render: Render<T>) =>
      new Promise<T | null>((resolve) => {
        setDialog(
          render((answer) => {
            setDialog(null)
            resolve(answer)
          }),
        )
      }),
    [],
  )
  return { ask, dialog }
}
