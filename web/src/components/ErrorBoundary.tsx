import { Component, type ReactNode } from 'react'
import { Translation } from 'react-i18next'
import { isStale } from '~/lib/stale'
import { Outcome } from './Outcome'

/** A page that broke says so and can be started again; the others go on. */
export class ErrorBoundary extends Component<{ children: ReactNode }, { error: Error | null }> {
  override state: { error: Error | null } = { error: null }

  static getDerivedStateFromError(error: Error) {
    return { error }
  }

  override render() {
    const { error } = this.state
    if (!error) return this.props.children
    // After an upgrade of the server the page asks for parts that are gone: only loading it anew helps.
    const stale = isStale(error)
    return (
      <Translation>
        {(t) => (
          <Outcome
            kind="warning" title={t(stale ? 'error.stale' : 'error.broken')} hint={stale ? t('error.staleHint') : error.message}
            action={t(stale ? 'error.reload' : 'error.again')} onAction={() => (stale ? location.reload() : this.setState({ error: null }))}
          />
        )}
      </Translation>
    )
  }
}
