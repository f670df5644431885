import type { Clock } from '../domain/clock.ts';
import type { ErrorCode } from '../domain/errors.ts';
import type { NewId } from '../domain/ids.ts';
import type {
  Extraction,
  KrithiEdits,
  Language,
  MusicalForm,
  Quality,
  Section,
  SectionKind,
} from '../domain/krithi.ts';
import type { Entity, NameKind, Relation } from '../domain/name.ts';

/**
 * Vocabulary of publishing.
 *
 * - target:    a place krithis go to: the main database, or a file.
 * - plan:      what publishing would do, one row per krithi; nothing is written.
 * - apply:     does it, one krithi at a time: a krithi is written whole or not at all.
 * - reference: a composer, raga, tala, deity or temple that a krithi points to.
 * - snapshot:  what we last wrote, kept over there, to notice what others changed since.
 *
 * The key of a publication is (import source, link): a repeat changes nothing.
 */

/** A reference as the authority list holds it, decided by a person or by strong evidence. */
export type EntityRef = Entity;

export type PublishableRaga = {
  readonly entity: EntityRef;
  /** The section sung in it, where the page says so. */
  readonly section: SectionKind | null;
};

/** Anything that survives `JSON.stringify` unchanged. */
export type JsonValue =
  string | number | boolean | null | readonly JsonValue[] | { readonly [key: string]: JsonValue };

/** One approved krithi, with the edits of people already applied to its fields. */
export type PublishableKrithi = {
  /** UUID of the krithi here; also its id over there when it is created. */
  readonly krithiId: string;
  readonly batchId: string;
  readonly batchName: string;
  /** Canonical link: the identity of the krithi. */
  readonly link: string;
  /** The link as the manifest printed it. */
  readonly printedLink: string;
  /** Host of the link: the name of the import source. */
  readonly site: string;
  readonly csvTitle: string;
  readonly csvRaga: string;
  /** Line of the manifest, 1-based. */
  readonly csvRow: number;
  readonly title: string;
  /** Title in plain English letters, where one is known; used for look-ups over there. */
  readonly titlePlain?: string | null;
  /** First line; taken from the pallavi where it is absent. */
  readonly incipit?: string | null;
  readonly composer: EntityRef;
  /** In order; a ragamalika names a raga as often as it returns. */
  readonly ragas: readonly PublishableRaga[];
  readonly tala: EntityRef | null;
  readonly deity: EntityRef | null;
  readonly temple: EntityRef | null;
  readonly isRagamalika: boolean;
  readonly form: MusicalForm;
  readonly language: Language;
  readonly sections: readonly Section[];
  readonly gist: string | null;
  readonly meaning: string | null;
  readonly notes: string | null;
  readonly extraction: Extraction;
  /** What people changed, for the provenance; already applied above. */
  readonly edits: KrithiEdits;
  readonly quality: Quality | null;
  /** SHA-256 of the archived page, hexadecimal. */
  readonly sourceHash: string;
  /** When the page was fetched, in milliseconds since the epoch. */
  readonly fetchedAt: number;
  readonly adapter: string;
  /** Fields that the page contributed. */
  readonly contributedFields: readonly string[];
  readonly reviewer: string | null;
  /** Milliseconds since the epoch; null means not approved, which is refused. */
  readonly approvedAt: number | null;
  /** Verdicts and candidates of the names, as they stood at approval. */
  readonly resolution: { readonly [key: string]: JsonValue };
  /** Names that a person bound to an entry that is not quite what is printed. */
  readonly looseNames: readonly LooseName[];
};

/** A printed name whose entry is wider, narrower or only near: said with the krithi, so that nobody takes it for the same. */
export type LooseName = {
  readonly kind: NameKind;
  readonly printed: string;
  readonly relation: Exclude<Relation, 'equal'>;
  readonly entities: readonly string[];
  readonly who: string;
  readonly note: string | null;
};

export type PlanAction = 'create' | 'update' | 'unchanged' | 'conflict' | 'failed';

/** One field before and after; `null` is "not there". */
export type FieldChange = {
  readonly field: string;
  readonly before: string | null;
  readonly after: string | null;
};

/** Which side of a conflict a person lets stay, for the two sides that `mark` names. */
export type Choice = {
  readonly keep: 'theirs' | 'ours';
  readonly mark: string;
  readonly who: string;
  /** Milliseconds since the epoch. */
  readonly at: number;
};

export type PlanReason = { readonly code: ErrorCode; readonly message: string };

export type PlanRow = {
  readonly krithiId: string;
  readonly link: string;
  readonly title: string;
  readonly action: PlanAction;
  readonly changes: readonly FieldChange[];
  /** Why it is a conflict or failed; null otherwise. */
  readonly reason: PlanReason | null;
  /** Id of the krithi over there; the other krithi's id where it is a conflict with one. */
  readonly remoteId: string | null;
  /** Names the two sides of a conflict, by which a choice is bound to them; null otherwise. */
  readonly mark: string | null;
  /** The side that a person chose, where that made the row what it is. */
  readonly settled: Choice['keep'] | null;
};

/** Counts by action, and a row per krithi in the order given. */
export type Plan = { readonly [action in PlanAction]: number } & { readonly rows: readonly PlanRow[] };

export type RunOptions = {
  /** What a person chose for a krithi, by its id here. */
  readonly choiceOf?: (krithiId: string) => Choice | null;
  /**
   * Called once per krithi, in order. While applying: after it is safely
   * there (or was refused), so this is the place to note it in the outbox.
   */
  readonly onRow?: (row: PlanRow) => void | Promise<void>;
  /** Stops before the next krithi; what is written stays written. */
  readonly signal?: AbortSignal;
};

/** A place to publish to. Opened by `openTarget`; close it when done. */
export type Target = {
  /** Where it is, in words, without any password. */
  readonly describe: () => string;
  /** What this place cannot hold and we therefore leave out. */
  readonly notes: () => readonly string[];
  /**
   * What `apply` would do now. Krithis are gone over one by one, maybe more than once.
   * Throws AppError where the place as a whole cannot be used.
   */
  readonly plan: (krithis: Iterable<PublishableKrithi>, options?: RunOptions) => Promise<readonly PlanRow[]>;
  /** Writes; one row per krithi taken up. A refused krithi is a row, not an exception. */
  readonly apply: (krithis: Iterable<PublishableKrithi>, options?: RunOptions) => Promise<readonly PlanRow[]>;
  readonly close: () => Promise<void>;
};

/** What publishing needs from the rooms around it. */
export type PublishPorts = {
  readonly clock: Clock;
  readonly newId: NewId;
  /** Who publishes, for the audit rows: a person's name or the machine account. */
  readonly actor: string;
  /** Whether the authority list holds this entity: nothing else is ever created over there. */
  readonly holdsEntity: (id: string) => boolean;
  /** The sound key of a name or a title (the resolver's own): two spellings of one name share it. */
  readonly soundKey: (kind: NameKind | 'title', name: string) => string;
};
