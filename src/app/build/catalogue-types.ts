/** What the library lists of a scenario before anything of it is loaded. No spoilers. */
export interface CatalogueRow {
  readonly id: string;
  readonly title: string;
  readonly summary: string;
  /** 1 to 5. */
  readonly difficulty: number;
  /** Longest drill time. */
  readonly minutes: number;
  readonly variantsCount: number;
  /** Titles of the roles that it needs. */
  readonly roles: readonly string[];
  readonly objectives: readonly string[];
  /** Occasions in each dimension of the playbook, counted from the script. */
  readonly exercises: Readonly<Record<string, number>>;
}

export interface Catalogue {
  readonly scenarios: readonly CatalogueRow[];
  /** Date of the next scheduled drill in the playbook (`2026-02-01`). */
  readonly nextDrill: string | null;
}
