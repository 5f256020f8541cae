import { Component, type ReactNode } from 'react';
import { Button } from '../../../ui/button';
import { ErrorNotice } from '../../../ui/error-notice';

/** A console that fails takes neither its neighbours nor the drill with it. */
export class ConsoleBoundary extends Component<
  { readonly title: string; readonly children: ReactNode },
  { readonly problem: string | null }
> {
  override state: { readonly problem: string | null } = { problem: null };

  static getDerivedStateFromError(error: unknown): { problem: string } {
    return { problem: error instanceof Error ? error.message : String(error) };
  }

  override render(): ReactNode {
    if (this.state.problem === null) return this.props.children;
    return (
      <ErrorNotice
        title={`${this.props.title} could not be shown`}
        text="The drill goes on, and nothing of the record is lost."
        detail={this.state.problem}
        actions={<Button onClick={() => this.setState({ problem: null })}>Try again</Button>}
      />
    );
  }
}
