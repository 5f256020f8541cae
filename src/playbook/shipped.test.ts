import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { stringify } from 'yaml';
import type { Company } from './company';
import { parseCompany, parsePlaybook } from './parse';
import type { Playbook } from './schema';

const read = (name: string): string =>
  readFileSync(new URL(`../../scenarios/vyberology/${name}`, import.meta.url), 'utf8');

function shippedPlaybook(): Playbook {
  const result = parsePlaybook(read('playbook.yaml'));
  if (!result.ok) throw new Error(JSON.stringify(result.error, null, 2));
  return result.value;
}

function shippedCompany(): Company {
  const result = parseCompany(read('company.yaml'));
  if (!result.ok) throw new Error(JSON.stringify(result.error, null, 2));
  return result.value;
}

/** The clause ids that were agreed with the customer. */
const AGREED = `
sev.1 sev.2 sev.3 sev.4 sev.escalates sev.data-loss sev.security role.ic role.deputy role.scribe role.comms
role.backup role.escalation role.external detect.sources detect.ack detect.assess detect.bug declare.ticket
declare.bridge declare.scribe investigate.errors investigate.tracker investigate.health investigate.deploys
investigate.share mitigate.order mitigate.rollback mitigate.flag mitigate.database mitigate.scale
comms.cadence comms.fields comms.channels resolve.criteria resolve.actions postmortem.due postmortem.template
postmortem.followup edge.symptoms edge.checks edge.causes edge.mitigations db.symptoms db.checks
db.mitigations data.stop data.backup data.assess data.restore data.never sec.contain sec.assess sec.notify
sec.preserve sec.never tpl.announce tpl.update tpl.resolved prog.history prog.next
`
  .trim()
  .split(/\s+/);

/** Indicators by dimension: each is implemented in a file of this name. */
const INDICATORS: Readonly<Record<string, string>> = {
  declaration:
    'time-to-acknowledge time-to-declare severity-over-time not-an-incident time-to-assess verdict-right ticket-fields ' +
    'bridge-opened',
  roles: 'time-to-ic roles-filled single-command handoff-steps handoff-briefing acts-in-role scribe-rotates',
  communication:
    'minutes-covered promise-kept update-fields claims-true users-words no-speculation novelty channels-due ' +
    'stakeholders-answered escalation-path eta announcement security-notified public-after-legal',
  investigation:
    'evidence-before-fix investigation-order findings-shared loops-closed decoys-discarded required-reads function-called ' +
    'kept-watching',
  mitigation:
    'time-to-mitigate preference-order harmful-acts useless-acts recovery-watched changes-logged database-changes-logged ' +
    'writes-stopped backup-first data-restored credentials-revoked evidence-preserved',
  resolution: 'criteria-held premature-resolution resolution-actions',
  postmortem:
    'postmortem-due sections-filled summary timeline-matches starts-at-fault durations-consistent impact-numbers ' +
    'severity-right people-named root-cause-facts contributing-factors detection-section time-to-mitigate-stated ' +
    'went-well-and-poorly action-items lapses-owned blameless acronyms-explained follow-ups',
};

describe('the shipped playbook', () => {
  const playbook = shippedPlaybook();

  it('has every agreed clause, and no other', () => {
    expect(playbook.clauses.map((clause) => clause.id)).toEqual(AGREED);
  });

  it('survives a round trip through YAML', () => {
    const again = parsePlaybook(stringify(playbook));
    expect(again).toEqual({ ok: true, value: playbook });
  });

  it('has the agreed indicators in their dimensions', () => {
    for (const [dimension, ids] of Object.entries(INDICATORS)) {
      const have = playbook.scoring.indicators
        .filter((indicator) => indicator.dimension === dimension)
        .map((it) => it.id);
      expect(have).toEqual(ids.split(' '));
    }
    expect(playbook.scoring.dimensions.map((it) => it.id)).toEqual(Object.keys(INDICATORS));
  });

  it('scores every clause', () => {
    const cited = new Set(playbook.scoring.indicators.flatMap((indicator) => indicator.clauses));
    expect(AGREED.filter((id) => !cited.has(id))).toEqual([]);
  });

  it('uses each practice', () => {
    const used = new Set(playbook.scoring.indicators.flatMap((indicator) => indicator.practices));
    expect(playbook.practices.map((it) => it.id).filter((id) => !used.has(id))).toEqual([]);
  });

  it('states each clause as a rule somewhere, not only in the list', () => {
    const { clauses: _list, scoring: _scoring, ...rules } = playbook;
    const text = JSON.stringify(rules);
    // The rotation of drills is stated by the date of the next one, the backup of a role by its name.
    const asValues = new Set(['prog.next', 'role.backup']);
    expect(AGREED.filter((id) => !asValues.has(id) && !text.includes(`"${id}"`))).toEqual([]);
    expect(playbook.nextDrill).toBe('2025-11-15');
    expect(playbook.roles[0]?.backup).toBe('Claude');
  });

  it('keeps the emoji and line breaks of the templates', () => {
    expect(playbook.templates.map((template) => template.body.split(' ')[0])).toEqual(['🚨', '📊', '✅']);
    expect(playbook.postmortem.template.startsWith('# Incident Postmortem: SEV-X [Brief Title]\n\n## Metadata\n')).toBe(
      true,
    );
    expect(playbook.ticket.body).toContain('$(date -u +"%Y-%m-%d %H:%M:%S UTC")');
  });

  it('has its postmortem sections as the template prints them', () => {
    const headings = [...playbook.postmortem.template.matchAll(/^## (.*)$/gm)].map((match) => match[1]);
    expect(playbook.postmortem.sections.map((section) => section.title)).toEqual(headings);
    for (const section of playbook.postmortem.sections) {
      for (const field of section.fields ?? []) {
        const label = field.label.endsWith('?') ? `- **${field.label}**` : `- **${field.label}:**`;
        expect(playbook.postmortem.template).toContain(label);
      }
      if (section.columns) expect(playbook.postmortem.template).toContain(`| ${section.columns.join(' | ')} |`);
    }
    for (const item of playbook.postmortem.followUps)
      expect(playbook.postmortem.template).toContain(`- [ ] ${item.text}`);
  });

  it('agrees with itself about the half hours', () => {
    expect(playbook.resolution.criteria.find((it) => it.minutes !== undefined)?.minutes).toBe(
      playbook.resolution.quietMinutes,
    );
    expect(playbook.templates[0]?.body).toContain(`every ${playbook.cadence.minutes}min`);
  });
});

describe('the shipped company', () => {
  const company = shippedCompany();
  const playbook = shippedPlaybook();

  it('marks as cast everybody whom the playbook does not name', () => {
    const named = new Set(playbook.roles.flatMap((role) => [role.primary, role.backup]));
    for (const person of company.people)
      expect([person.name, person.cast]).toEqual([person.name, !named.has(person.name)]);
    expect([...named].filter((it) => it && !company.people.some((person) => person.name === it))).toEqual([]);
  });

  it('has the channels, roles and titles that the playbook speaks of', () => {
    expect(company.channels.map((it) => it.id)).toEqual(playbook.channels.map((it) => it.id));
    for (const { roleHint } of company.people) {
      if (roleHint) expect(playbook.roles.map((role) => role.id)).toContain(roleHint);
    }
    for (const { person, title } of playbook.escalation.path) {
      expect(company.people.some((it) => it.name === person || it.title === title)).toBe(true);
    }
  });

  it('survives a round trip through YAML', () => {
    expect(parseCompany(stringify(company))).toEqual({ ok: true, value: company });
  });
});
