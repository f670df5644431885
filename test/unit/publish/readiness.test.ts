import { describe, expect, it } from 'vitest';
import type { PublishableKrithi } from '../../../src-main/publish/index.ts';
import { whyNotReady } from '../../../src-main/publish/readiness.ts';
import { adi, kalyani, sampleKrithi, sectionsOf, tyagaraja } from '../../support/postgres/sample-krithi.ts';

describe('a krithi that may leave', () => {
  it('is approved, has a title, lyrics and decided names', () => {
    expect(whyNotReady(sampleKrithi())).toBeNull();
    expect(whyNotReady(sampleKrithi({ tala: null, ragas: [], meaning: null, quality: null }))).toBeNull();
  });

  it.each<[string, Partial<PublishableKrithi>, string]>([
    ['is not approved', { approvedAt: null }, 'publish.not_ready'],
    ['has no title', { title: ' ' }, 'publish.not_ready'],
    [
      'has only blank lyrics',
      { sections: [{ script: 'latin', kind: 'pallavi', ordinal: 1, text: '\n' }] },
      'publish.not_ready',
    ],
    ['has one section twice', { sections: [...sectionsOf(), ...sectionsOf()] }, 'internal.bad_input'],
    ['has no proper id', { krithiId: '17' }, 'internal.bad_input'],
    ['has a raga where the composer belongs', { composer: kalyani }, 'internal.bad_input'],
    ['is by nobody known', { composer: { ...tyagaraja, name: 'Unknown' } }, 'publish.unresolved'],
    ['has a tala that is none', { tala: { ...adi, name: 'N/A' } }, 'publish.unresolved'],
  ])('is refused when it %s', (_, change, code) => {
    expect(whyNotReady(sampleKrithi(change))?.code).toBe(code);
  });
});
