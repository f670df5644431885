import { createHash } from 'node:crypto';
import { v7 } from 'uuid';
import type { Script, Section, SectionKind } from '../../../src-main/domain/krithi.ts';
import type { Entity, NameKind } from '../../../src-main/domain/name.ts';
import type { PublishableKrithi, PublishPorts } from '../../../src-main/publish/index.ts';

export const entity = (kind: NameKind, name: string, more: Partial<Entity> = {}): Entity => ({
  id: `${kind}:${name.toLowerCase()}`,
  kind,
  name,
  aliases: [],
  facts: {},
  ...more,
});

export const tyagaraja = entity('composer', 'Tyagaraja', {
  facts: { life: '1767-1847', place: 'Tiruvaiyaru' },
});
export const kalyani = entity('raga', 'Kalyani', { facts: { melakarta: 65 } });
export const adi = entity('tala', 'Adi', { facts: { aksharas: 8 } });

const words: Record<Script, string> = {
  latin: 'vAsudEvayani veDalina',
  devanagari: 'वासुदेवयनि वॆडलिन',
  telugu: 'వాసుదేవయని వెడలిన',
  tamil: 'வாஸுதே3வயனி வெட3லின',
  kannada: 'ವಾಸುದೇವಯನಿ ವೆಡಲಿನ',
  malayalam: 'വാസുദേവയനി വെഡലിന',
};
export const sixScripts = Object.keys(words) as Script[];

/** The same sections in every script; each text tells script, kind and ordinal apart. */
export const sectionsOf = (
  kinds: readonly (readonly [SectionKind, number])[] = [
    ['pallavi', 1],
    ['anupallavi', 1],
    ['charanam', 1],
  ],
  scripts: readonly Script[] = sixScripts,
): Section[] =>
  scripts.flatMap((script) =>
    kinds.map(([kind, ordinal]) => ({
      script,
      kind,
      ordinal,
      text: `${words[script]}\n${kind} ${ordinal}`,
    })),
  );

/** A krithi as review would hand it over; `more` replaces fields. */
export const sampleKrithi = (more: Partial<PublishableKrithi> = {}): PublishableKrithi => {
  const link = more.link ?? 'http://thyagaraja-vaibhavam.blogspot.com/2007/03/vasudevayani.html';
  const title = more.title ?? 'vAsudEvayani';
  return {
    krithiId: v7(),
    batchId: v7(),
    batchName: 'sample',
    link,
    printedLink: link,
    site: new URL(link).hostname,
    csvTitle: title,
    csvRaga: 'kalyANi',
    csvRow: 2,
    title,
    composer: tyagaraja,
    ragas: [{ entity: kalyani, section: null }],
    tala: adi,
    deity: null,
    temple: null,
    isRagamalika: false,
    form: 'KRITHI',
    language: 'te',
    sections: sectionsOf(),
    gist: 'He sets out, saying the name.',
    meaning: 'vAsudEva - son of Vasudeva; ani - so saying',
    notes: 'From an opera.',
    extraction: {
      title,
      composer: null,
      ragas: ['kalyANi'],
      tala: null,
      is_ragamalika: false,
      sections: [],
      meaning: null,
      notes: null,
      gist: null,
      form: null,
      language: 'te',
      adapter: 'thyagaraja-vaibhavam',
      adapter_version: '1',
      confidence: 0.93,
      fields: {},
      flags: [],
    },
    edits: {},
    quality: {
      score: 0.91,
      tier: 'excellent',
      parts: { completeness: 1, resolution: 0.9, source: 0.8, validation: 0.95 },
      checks: [],
    },
    sourceHash: createHash('sha256').update(link).digest('hex'),
    fetchedAt: Date.UTC(2026, 0, 5, 10, 0, 0),
    adapter: 'thyagaraja-vaibhavam',
    contributedFields: ['title', 'raga', 'sections', 'meaning'],
    reviewer: 'A. Reviewer',
    approvedAt: Date.UTC(2026, 0, 6, 9, 30, 0),
    resolution: { raga: { value: 'kalyANi', evidence: 'same_sound', entity: 'raga:kalyani' } },
    looseNames: [],
    ...more,
  };
};

/** Sound enough for tests: aspirates, long vowels, sibilants, final m. */
const soundKey: PublishPorts['soundKey'] = (_, name) =>
  name
    .toLowerCase()
    .replace(/[^a-z0-9]/g, '')
    .replace(/([kgcjtdpbs])h/g, '$1')
    .replace(/aa/g, 'a')
    .replace(/ee/g, 'i')
    .replace(/oo/g, 'u')
    .replace(/m$/, '');

export const samplePorts = (more: Partial<PublishPorts> = {}): PublishPorts => ({
  clock: {
    now: () => Date.now(),
    monotonic: () => performance.now(),
    sleep: () => Promise.resolve(),
  },
  newId: () => v7(),
  actor: 'tests',
  holdsEntity: () => true,
  soundKey,
  ...more,
});
