import { z } from 'zod';
import type { ClassPolicy } from '../domain/class-policy.ts';
import type { Extraction } from '../domain/krithi.ts';
import type { Entity, NameKind, NameQuery, Verdict } from '../domain/name.ts';
import type { AuthorityParts } from './compute-names.ts';
import type { ReviewedHomonym } from '../resolve/index.ts';

/**
 * Work that takes processor time, done away from the thread that owns the
 * store and the windows: plain data in, plain data out.
 */
export type ExtractInput = {
  readonly html: string;
  readonly url: string;
  readonly expectTitle: string | null;
  readonly expectRaga: string | null;
};

export type SearchHit = {
  readonly id: string;
  readonly kind: NameKind;
  readonly name: string;
  readonly matched: string;
};

/** A name and what the machine took it for. */
export type AuditQuestion = { readonly query: NameQuery; readonly answerId: string };

/** A place of a page, as offsets into its text. */
export type SnippetInput = { readonly html: string; readonly start: number; readonly end: number };
export type SnippetText = { readonly before: string; readonly match: string; readonly after: string };
/** Work on a whole list that may take long: done on a thread of its own, so that names are answered meanwhile. */
export type Study =
  | {
      readonly study: 'doctor';
      readonly entities: readonly Entity[];
      readonly used: readonly string[];
      readonly reviewed: readonly ReviewedHomonym[];
    }
  | {
      readonly study: 'shadow';
      readonly entities: readonly Entity[];
      readonly kind: NameKind;
      readonly only: readonly string[];
    }
  | {
      readonly study: 'alias';
      readonly entities: readonly Entity[];
      readonly entityId: string;
      readonly spelling: string;
      readonly values: readonly { readonly kind: NameKind; readonly value: string }[];
    };

/** What a person could spell and the machine would take for another; see resolve. */
export const Shadowed = z.object({
  id: z.string(),
  name: z.string(),
  spelling: z.string(),
  takenFor: z.object({ id: z.string(), name: z.string() }),
});
export type Shadowed = z.infer<typeof Shadowed>;

export const AliasEffect = z.object({
  value: z.string(),
  before: z.string().nullable(),
  after: z.string().nullable(),
});
export type AliasEffect = z.infer<typeof AliasEffect>;

export type Compute = {
  readonly extract: (input: ExtractInput) => Promise<Extraction>;
  /** The words at a place of a page with their line; a person waits for it, so it goes before pages. */
  readonly snippet: (input: SnippetInput) => Promise<SnippetText>;
  /** Hands over the authority list; verdicts are made from the newest. */
  readonly setAuthority: (version: number, parts: AuthorityParts) => void;
  readonly resolve: (queries: readonly NameQuery[], policy: ClassPolicy) => Promise<Verdict[]>;
  /** Names that were taken for the answer, each as an open question that gives nothing away. */
  readonly question: (asked: readonly AuditQuestion[]) => Promise<Verdict[]>;
  readonly search: (kind: NameKind | null, text: string, limit: number) => Promise<SearchHit[]>;
  readonly study: (of: Study) => Promise<unknown>;
  readonly close: () => Promise<void>;
};

/** What crosses to a worker and back. */
export type ComputeRequest =
  | { readonly id: number; readonly do: 'extract'; readonly input: ExtractInput }
  | { readonly id: number; readonly do: 'snippet'; readonly input: SnippetInput }
  | {
      readonly id: number;
      readonly do: 'authority.begin';
      /** The built-in list: what it knows by other names is offered, whatever list is in use. */
      readonly known: readonly Entity[];
    }
  | { readonly id: number; readonly do: 'authority.part'; readonly entities: readonly Entity[] }
  | { readonly id: number; readonly do: 'authority.index' }
  | {
      readonly id: number;
      readonly do: 'resolve';
      readonly queries: readonly NameQuery[];
      readonly policy: ClassPolicy;
    }
  | { readonly id: number; readonly do: 'study'; readonly of: Study }
  | { readonly id: number; readonly do: 'question'; readonly asked: readonly AuditQuestion[] }
  | {
      readonly id: number;
      readonly do: 'search';
      readonly kind: NameKind | null;
      readonly text: string;
      readonly limit: number;
    };

export type ComputeReply =
  | { readonly id: number; readonly ok: true; readonly value: unknown }
  | { readonly id: number; readonly ok: false; readonly code: string; readonly detail: string | null };
