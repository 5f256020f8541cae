import { Component, type ReactNode } from 'react';
import { Button } from '../ui/button';
import { ErrorNotice } from '../ui/error-notice';

interface Props {
  readonly children: ReactNode;
}

/** The last line of defence: a mistake of ours never leaves an empty page, and what was recorded is safe. */
export class ErrorBoundary extends Component<Props, { readonly error: Error | null }> {
  override state: { readonly error: Error | null } = { error: null };

  static getDerivedStateFromError(error: unknown): { readonly error: Error } {
    return { error: error instanceof Error ? error : new Error(String(error)) };
  }

  override render(): ReactNode {
    const { error } = this.state;
    if (error === null) return this.props.children;
    return (
      <main>
        <h1>Something went wrong</h1>
        <ErrorNotice
          title="This screen stopped working"
          text="Everything that was recorded is kept. Loading the page again usually helps; the drill goes on where it was."
          detail={error.message}
          actions={
            <>
              <Button kind="primary" onClick={() => window.location.reload()}>
                Load again
              </Button>
              <Button
                onClick={() => {
                  window.location.hash = '#/';
                  window.location.reload();
                }}
              >
                Go to the library
              </Button>
            </>
          }
        />
      </main>
    );
  }
}
