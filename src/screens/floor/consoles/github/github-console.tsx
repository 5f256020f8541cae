import { Segmented } from '../../../../ui/segmented';
import { useConsole } from '../parts/console-context';
import { Frame } from '../parts/frame';
import { useKept } from '../parts/kept';
import { BugTickets } from './bug-tickets';
import { CommitPage } from './commit-page';
import { CommitsPage } from './commits-page';
import { DeploymentsPage } from './deployments-page';
import { TicketPage } from './ticket-page';

type Page = 'ticket' | 'deployments' | 'commits' | 'bugs';

/** The repository: incident ticket, deployments, commits, bug tickets. */
export function GithubConsole() {
  const { snapshot } = useConsole();
  const { bugs, ticket } = snapshot.view;
  const [page, setPage] = useKept<Page>('github.page', 'ticket');
  const [sha, setSha] = useKept<string | null>('github.commit', null);
  const go = (next: Page) => {
    setPage(next);
    setSha(null);
  };
  const openCommit = (next: string) => {
    setPage('commits');
    setSha(next);
  };
  return (
    <Frame
      title="GitHub"
      range={
        <Segmented
          label="Page"
          value={page}
          onChange={go}
          options={[
            { value: 'ticket', label: ticket === undefined ? 'Ticket' : `Ticket #${ticket.number}` },
            { value: 'deployments', label: 'Deployments' },
            { value: 'commits', label: 'Commits' },
            { value: 'bugs', label: bugs.length === 0 ? 'Bugs' : `Bugs ${bugs.length}` },
          ]}
        />
      }
    >
      {page === 'ticket' ? (
        <TicketPage />
      ) : page === 'deployments' ? (
        <DeploymentsPage onCommit={openCommit} />
      ) : page === 'bugs' ? (
        <BugTickets />
      ) : sha === null ? (
        <CommitsPage onCommit={openCommit} />
      ) : (
        <CommitPage sha={sha} onBack={() => setSha(null)} />
      )}
    </Frame>
  );
}
