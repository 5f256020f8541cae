import { hashValue } from '../base/hash';
import type { Company } from '../playbook/company';
import type { Playbook } from '../playbook/schema';
import type { Scenario } from '../scenario/schema';

/** Everything authored that a drill is computed from. Embedded in exported records, pinned by hash in the header. */
export interface Bundle {
  readonly scenario: Scenario;
  readonly playbook: Playbook;
  readonly company: Company;
}

/** Authored things are never changed once they are read, so each is hashed once. */
const hashes = new WeakMap<object, string>();

function hashOnce(authored: object): string {
  let hash = hashes.get(authored);
  if (hash === undefined) {
    hash = hashValue(authored);
    hashes.set(authored, hash);
  }
  return hash;
}

/** The hashes that a record's header pins. */
export function bundleHashes(bundle: Bundle): { scenario: string; playbook: string; company: string } {
  return {
    scenario: hashOnce(bundle.scenario),
    playbook: hashOnce(bundle.playbook),
    company: hashOnce(bundle.company),
  };
}

/** The texts of the authored files, as a record carries them: parsing them gives the bundle that the header's hashes pin. */
export interface BundleSources {
  readonly scenarioYaml: string;
  readonly playbookYaml: string;
  readonly companyYaml: string;
}
