import type { Playbook } from '../../../../playbook/schema';
import { CommunicationSection } from './communication-section';
import { LifecycleSection, MitigationSection, ScenarioSection } from './doing-sections';
import { RolesSection, SeveritiesSection } from './people-sections';
import type { PlaybookSectionId } from './playbook-sections';
import { ClausesSection, ContactsSection, GapsSection, NeverSection } from './reference-sections';
import { ResolutionSection, TemplatesSection } from './writing-sections';

/** One part of the playbook. */
export function SectionContent({
  section,
  playbook,
}: {
  readonly section: PlaybookSectionId;
  readonly playbook: Playbook;
}) {
  switch (section) {
    case 'severities':
      return <SeveritiesSection playbook={playbook} />;
    case 'roles':
      return <RolesSection playbook={playbook} />;
    case 'lifecycle':
      return <LifecycleSection playbook={playbook} />;
    case 'mitigation':
      return <MitigationSection playbook={playbook} />;
    case 'communication':
      return <CommunicationSection playbook={playbook} />;
    case 'templates':
      return <TemplatesSection playbook={playbook} />;
    case 'resolution':
      return <ResolutionSection playbook={playbook} />;
    case 'scenarios':
      return <ScenarioSection playbook={playbook} />;
    case 'never':
      return <NeverSection playbook={playbook} />;
    case 'contacts':
      return <ContactsSection playbook={playbook} />;
    case 'clauses':
      return <ClausesSection playbook={playbook} />;
    case 'gaps':
      return <GapsSection playbook={playbook} />;
  }
}
