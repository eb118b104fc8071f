import { Button, Result } from 'antd'
import { Component, type ReactNode } from 'react'
import { Translation } from 'react-i18next'
import { isStale } from '~/lib/stale'

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
          <Result
            status="warning"
            title={t(stale ? 'error.stale' : 'error.broken')}
            subTitle={stale ? t('error.staleHint') : error.message}
            extra={
              <Button type="primary" onClick={() => (stale ? location.reload() : this.setState({ error: null }))}>
                {t(stale ? 'error.reload' : 'error.again')}
              </Button>
            }
          />
        )}
      </Translation>
    )
  }
}
